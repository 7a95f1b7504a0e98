export { TelephonyModule, type TelephonyOptions } from './telephony.module.js';
export { telephonyConfig, type TelephonyConfig } from './telephony.config.js';
export { telephonyTables } from './adapters/out/persistence/telephony.tables.js';
export { asteriskFiles, type AsteriskFiles } from './adapters/out/asterisk/asterisk-files.js';
