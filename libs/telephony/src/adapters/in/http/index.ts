export { CallsController } from './calls.controller.js';
export { NowController } from './now.controller.js';
