export * from './sql-engine.js';
