export { ListLetters } from './list-letters.query.js';
export { ListMailboxes } from './list-mailboxes.query.js';
export { ListPoisoned } from './list-poisoned.query.js';
export { ListRules } from './list-rules.query.js';
export { ShowLetter } from './show-letter.query.js';
export { ShowReconciliation } from './show-reconciliation.query.js';
export { ShowThread } from './show-thread.query.js';
export { ListAnswers } from './list-answers.query.js';
