export { MikroCallBook } from './mikro-call-book.js';
export { MikroRecordsMark } from './mikro-records-mark.js';
export { MikroDifferenceBook } from './mikro-difference-book.js';
export { MikroMissedBook } from './mikro-missed-book.js';
export { MikroUnwelcomeCallers } from './mikro-unwelcome-callers.js';
export { MikroRecordingBook } from './mikro-recording-book.js';
export { MikroAnswerPlaces } from './mikro-answer-places.js';
export { MikroNumberingPlan } from './mikro-numbering-plan.js';
