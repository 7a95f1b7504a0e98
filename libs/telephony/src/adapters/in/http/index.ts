export { CallsController } from './calls.controller.js';
export { RecordingsController } from './recordings.controller.js';
