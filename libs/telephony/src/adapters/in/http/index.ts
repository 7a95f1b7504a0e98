export { CallsController } from './calls.controller.js';
export { NowController } from './now.controller.js';
export { MissedController } from './missed.controller.js';
export { UnwelcomeController } from './unwelcome.controller.js';
export { RecordingsController } from './recordings.controller.js';
export { TalksController } from './talks.controller.js';
