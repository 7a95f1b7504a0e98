export { ListCalls } from './list-calls.query.js';
export { ShowCall } from './show-call.query.js';
export { ShowWaveform } from './show-waveform.query.js';
