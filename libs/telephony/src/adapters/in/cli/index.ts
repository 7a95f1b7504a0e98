export { AsteriskFilesCommand } from './asterisk-files.command.js';
export { PhonePasswordCommand } from './phone-password.command.js';
