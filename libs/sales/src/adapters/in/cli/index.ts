export { OnecCheckCommand } from './onec-check.command.js';
