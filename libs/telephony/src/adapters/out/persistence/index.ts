export { MikroCallBook } from './mikro-call-book.js';
export { MikroMissedBook } from './mikro-missed-book.js';
export { MikroUnwelcomeCallers } from './mikro-unwelcome-callers.js';
export { MikroRecordingBook } from './mikro-recording-book.js';
export { MikroNumberingPlan } from './mikro-numbering-plan.js';
