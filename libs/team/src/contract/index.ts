export * from './employee-role.js';
export * from './employee-hired.event.js';
export * from './employee-changed.event.js';
export * from './employee-dismissed.event.js';
export * from './absence-planned.event.js';
export * from './absence-cancelled.event.js';
export * from './branch-named.js';
export * from './staff.js';
