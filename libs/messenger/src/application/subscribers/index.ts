export * from './change-when-speech-changed.subscriber.js';
export * from './say-when-assistant-speaks.subscriber.js';
