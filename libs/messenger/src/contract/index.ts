export * from './speak.event.js';
export * from './speech-changed.event.js';
export * from './assistant-addressed.event.js';
export * from './button-pressed.event.js';
export * from './speech-read.event.js';
export * from './chat-unanswered.event.js';
