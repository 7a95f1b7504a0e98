export * from './team.config.js';
export { teamMessages } from './team.messages.js';
export { teamTables } from './adapters/out/persistence/team.tables.js';
