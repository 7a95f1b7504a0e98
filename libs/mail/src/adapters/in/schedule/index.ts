export * from './acknowledge-letter.job.js';
export * from './file-answer.job.js';
export * from './reconcile-mailboxes.job.js';
export * from './send-answer.job.js';
