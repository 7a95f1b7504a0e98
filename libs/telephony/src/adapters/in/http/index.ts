export { CallsController } from './calls.controller.js';
export { NowController } from './now.controller.js';
export { MissedController } from './missed.controller.js';
export { UnwelcomeController } from './unwelcome.controller.js';
export { RecordingsController } from './recordings.controller.js';
export { CallDifferencesController } from './call-differences.controller.js';
export { MyPhoneController } from './my-phone.controller.js';
export { CallReportController } from './report.controller.js';
