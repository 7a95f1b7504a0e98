export { FollowCall } from './follow-call.use-case.js';
export { ResumeCalls } from './resume-calls.use-case.js';
export { TakeCallIn } from './take-call-in.use-case.js';
