export * from './chat-client.js';
export * from './chat-store.js';
export * from './conversation-sync.js';
export * from './message-window.js';
export * from './wire.js';
