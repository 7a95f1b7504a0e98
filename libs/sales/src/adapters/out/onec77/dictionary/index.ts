export * from './dictionary.js';
export * from './hash-of.js';
export * from './metadata.js';
export * from './parse-dds.js';
export * from './read-md.js';
