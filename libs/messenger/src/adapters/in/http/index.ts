export * from './conversations.controller.js';
export * from './message.controller.js';
export * from './messages.controller.js';
export * from './people.controller.js';
export * from './chats.controller.js';
export * from './partners.controller.js';
export * from './visitor-sessions.controller.js';
