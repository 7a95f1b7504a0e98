export { ListCalls } from './list-calls.query.js';
export { ListMissed } from './list-missed.query.js';
export { ListUnwelcome } from './list-unwelcome.query.js';
export { ShowCall } from './show-call.query.js';
export { ShowNow } from './show-now.query.js';
export { ShowWaveform } from './show-waveform.query.js';
export { CallReport } from './report/call-report.query.js';
export { ReportReader } from './report/report-reader.js';
