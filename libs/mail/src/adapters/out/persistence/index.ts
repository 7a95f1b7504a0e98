export { MikroAnswerBook } from './mikro-answer-book.js';
export { MikroLetterBook } from './mikro-letter-book.js';
export { MikroMailboxCursors } from './mikro-mailbox-cursors.js';
export { MikroPoisonedLetters } from './mikro-poisoned-letters.js';
export { MikroReconciliations } from './mikro-reconciliations.js';
export { MikroThreadBook } from './mikro-thread-book.js';
export { MikroUploads } from './mikro-uploads.js';
