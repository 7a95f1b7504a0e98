export * from './eventually.js';
export * from './fake-work.js';
export * from './fake-file-store.js';
