export { CallsController } from './calls.controller.js';
export { MissedController } from './missed.controller.js';
export { UnwelcomeController } from './unwelcome.controller.js';
