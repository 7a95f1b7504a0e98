export * from './climb-ladder.job.js';
export * from './close-stuck-chats-by-the-clock.job.js';
export * from './greet-waiting-chat.job.js';
export * from './forget-silent-visitors-by-night.job.js';
export * from './watch-agents-by-the-clock.job.js';
