export { ListCalls } from './list-calls.query.js';
export { ShowCall } from './show-call.query.js';
export { ShowNow } from './show-now.query.js';
