export { AnswersController } from './answers.controller.js';
export { LettersController } from './letters.controller.js';
export { MailboxesController } from './mailboxes.controller.js';
export { RulesController } from './rules.controller.js';
export { ThreadsController } from './threads.controller.js';
export { UploadsController } from './uploads.controller.js';
