export { FollowCall } from './follow-call.use-case.js';
export { ResumeCalls } from './resume-calls.use-case.js';
export { ShowPhonePassword } from './show-phone-password.use-case.js';
export { TakeCallIn } from './take-call-in.use-case.js';
export { TieCallToInquiry } from './tie-call-to-inquiry.use-case.js';
export { WriteExchangeFiles, type WrittenFiles } from './write-exchange-files.use-case.js';
