export const keepRecordingJob = 'telephony.keep-recording';
export const sweepRecordingsJob = 'telephony.sweep-recordings';
/** The exchange is given so long to end a recording; it is ended by us otherwise. */
export const FETCH_AFTER_MS = 2_000;
