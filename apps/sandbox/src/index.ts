export * from './sql-engine.js';
export * from './tds/index.js';
