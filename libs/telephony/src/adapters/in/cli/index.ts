export { AsteriskFilesCommand } from './asterisk-files.command.js';
export { PhonePasswordCommand } from './phone-password.command.js';
export { NumberingPlanCommand } from './numbering-plan.command.js';
