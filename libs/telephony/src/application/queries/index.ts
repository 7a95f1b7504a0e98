export { ListCallDifferences } from './list-call-differences.query.js';
export { ListCalls } from './list-calls.query.js';
export { ListMissed } from './list-missed.query.js';
export { ListUnwelcome } from './list-unwelcome.query.js';
export { ShowCall } from './show-call.query.js';
export { ShowComparison } from './show-comparison.query.js';
export { ShowNow } from './show-now.query.js';
export { ShowWaveform } from './show-waveform.query.js';
