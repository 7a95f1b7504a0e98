export * from './eventually.js';
export * from './fake-work.js';
export * from './fake-file-store.js';
export * from './fake-leases.js';
export * from './test-databases.js';
export * from './test-house.js';
export * from './told-errors.js';
/** In memory by nature: its own fake. */
export { MemoryReaderHealth } from '../health/memory-reader-health.js';
export { SpokenCommandRegistry } from '../spoken/spoken-command-registry.js';
export * from './api-document.contract.js';
export * from './readme.contract.js';
