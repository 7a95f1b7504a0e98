export { CallInquiryCommand } from './call-inquiry.command.js';
export { CallNumberCommand } from './call-number.command.js';
