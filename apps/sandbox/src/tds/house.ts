import type { SqlEngine } from '../sql-engine.js';
import type { Faults } from './faults.js';
import type { WireLog } from './wire-log.js';

/** What all connections of a server share. */
export interface House {
  readonly engine: SqlEngine;
  /** Password by user name. */
  readonly logins: ReadonlyMap<string, string>;
  readonly faults: Faults;
  readonly log: WireLog;
  readonly limits: Limits;
  /** Counts a session in; false when there are too many. */
  admit(): boolean;
  leave(): void;
}

export interface Limits {
  /** Sessions logged in at the same time. */
  readonly sessions: number;
  /** From the connection to the end of the login, in milliseconds. */
  readonly loginTimeout: number;
  /** Of a request, in bytes. */
  readonly message: number;
}

/** Of anything before the login is done, in bytes. */
export const LOGIN_LIMIT = 64 * 1024;
export const PACKET_SIZE = { least: 512, usual: 4096, most: 32_767 } as const;
