export { asteriskFiles, type AsteriskFiles } from './adapters/out/asterisk/asterisk-files.js';
