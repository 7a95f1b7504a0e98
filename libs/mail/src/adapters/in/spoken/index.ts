export { UnansweredLettersCommand } from './unanswered-letters.command.js';
