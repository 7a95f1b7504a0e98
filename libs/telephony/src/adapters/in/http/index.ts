export { CallsController } from './calls.controller.js';
