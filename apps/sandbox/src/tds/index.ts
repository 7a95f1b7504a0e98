export { Faults, type Fault, type StatementEffect } from './faults.js';
export * as knownErrors from './known-errors.js';
export { TdsServer, type TdsServerOptions } from './tds-server.js';
export type { RequestKind, WireLog, WireStatement } from './wire-log.js';
