import type { RingRules } from '../domain/ring-plan.js';
import type { WordReason, WordRules } from '../domain/word.js';

/** What a caller hears when nobody takes his call; null: he is refused. */
export type NobodyWords = Readonly<Record<WordReason, WordRules | null>>;

interface Said {
  readonly rules: RingRules;
  /** A call waits so long (ms) for sales to say who it is; then it rings without. */
  readonly lookupMs: number;
  /** There is an exchange. */
  readonly on: boolean;
  readonly nobody?: NobodyWords;
}
const NOTHING: NobodyWords = { missed: null, closed: null };
/** What the configuration says of calls. */
export class TelephonySettings implements Said {
  readonly rules: RingRules;
  readonly lookupMs: number;
  readonly on: boolean;
  readonly nobody?: NobodyWords;
  constructor({ rules, lookupMs, on, nobody = NOTHING }: Said) {
    [this.rules, this.lookupMs, this.on, this.nobody] = [rules, lookupMs, on, nobody];
  }
}
/** Name of the exchange among the readers of the house. */
export const EXCHANGE_READER = 'asterisk';
/** Lease of the instance that hears it. */
export const EXCHANGE_LEASE = 'telephony.exchange';
/** And its own list of calls. */
export const RECORDS_READER = 'asterisk-cdr';
