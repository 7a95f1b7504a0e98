export * from './team.config.js';
export { teamMessages } from './team.messages.js';
