export { ListCalls } from './list-calls.query.js';
export { ShowCall } from './show-call.query.js';
