export * from './index-messages-by-the-clock.job.js';
