export * from './missed-call-waits.event.js';
