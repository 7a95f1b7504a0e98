export { RemindOfMissedInTime } from './remind-of-missed.job.js';
export { CompareCallsAtNight } from './compare-calls.job.js';
export { FillFromRecordsByTheClock } from './fill-from-records.job.js';
export { KeepRecordingAfterTalk } from './keep-recording.job.js';
export { SweepRecordingsByTheClock } from './sweep-recordings.job.js';
export { TellWhoMayCallByTheClock } from './tell-who-may-call.job.js';
