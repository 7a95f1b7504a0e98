export * from './onec-mapping.js';
export * from './onec-names.js';
export * from './read-mapping.js';
export * from './resolve-names.js';
