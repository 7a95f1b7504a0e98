export { FollowCall } from './follow-call.use-case.js';
export { KeepRecording } from './keep-recording.use-case.js';
export { OpenRecording } from './open-recording.use-case.js';
export { RemoveRecordings } from './remove-recordings.use-case.js';
export { ResumeCalls } from './resume-calls.use-case.js';
export { SweepRecordings } from './sweep-recordings.use-case.js';
export { TakeCallIn } from './take-call-in.use-case.js';
