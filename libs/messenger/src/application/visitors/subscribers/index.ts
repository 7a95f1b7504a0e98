export * from './link-chat-when-inquiry-joined.subscriber.js';
export * from './link-chat-when-inquiry-opened.subscriber.js';
export * from './offer-chats-when-inquiry-assigned.subscriber.js';
