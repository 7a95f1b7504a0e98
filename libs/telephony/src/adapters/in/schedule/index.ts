export { RemindOfMissedInTime } from './remind-of-missed.job.js';
