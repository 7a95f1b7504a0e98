export { CallsController } from './calls.controller.js';
export { MissedController } from './missed.controller.js';
