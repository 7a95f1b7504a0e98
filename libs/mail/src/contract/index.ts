export * from './letter-received.event.js';
export * from './letter-bounced.event.js';
export * from './answer-sent.event.js';
export * from './answer-failed.event.js';
export * from './letters-missing.event.js';
export * from './mailbox-alarmed.event.js';
export * from './letters.js';
