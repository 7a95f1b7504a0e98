export * from './conversations.controller.js';
export * from './files.controller.js';
export * from './message.controller.js';
export * from './messages.controller.js';
export * from './notice-settings.controller.js';
export * from './people.controller.js';
export * from './push-devices.controller.js';
export * from './search.controller.js';
