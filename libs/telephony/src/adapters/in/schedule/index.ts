export { KeepRecordingAfterTalk } from './keep-recording.job.js';
export { SweepRecordingsByTheClock } from './sweep-recordings.job.js';
