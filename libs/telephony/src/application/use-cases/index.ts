export { FollowCall } from './follow-call.use-case.js';
export { ResumeCalls } from './resume-calls.use-case.js';
export { TakeCallIn } from './take-call-in.use-case.js';
export { TieCallToInquiry } from './tie-call-to-inquiry.use-case.js';
