export * from './check-against-tables.js';
export * from './onec-mapping.js';
export * from './onec-names.js';
export * from './onec77-ledger-setup.js';
export * from './read-mapping.js';
export * from './read-setup.js';
export * from './resolve-names.js';
