export { HelpCommand } from './help.command.js';
