export * from './current-talk.query.js';
export * from './get-visitor-card.query.js';
export * from './list-chats.query.js';
export * from './list-partners.query.js';
export * from './my-rooms.query.js';
export * from './outside-changes.query.js';
export * from './queue-place.query.js';
export * from './see-talk.query.js';
