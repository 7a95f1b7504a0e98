export * from './base36.js';
export * from './constant-value.js';
export * from './onec-day.js';
export * from './onec-document.js';
export * from './onec-id.js';
export * from './onec-moment.js';
export * from './onec-number.js';
export * from './onec-value.js';
