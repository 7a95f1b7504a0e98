export { MikroCallBook } from './mikro-call-book.js';
export { MikroRecordingBook } from './mikro-recording-book.js';
