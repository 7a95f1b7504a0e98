export { BlockCaller } from './block-caller.use-case.js';
export { CloseMissed } from './close-missed.use-case.js';
export { CloseMissedOfInquiry } from './close-missed-of-inquiry.use-case.js';
export { FollowCall } from './follow-call.use-case.js';
export { RemindOfMissed } from './remind-of-missed.use-case.js';
export { ResumeCalls } from './resume-calls.use-case.js';
export { TakeCallIn } from './take-call-in.use-case.js';
export { UnblockCaller } from './unblock-caller.use-case.js';
