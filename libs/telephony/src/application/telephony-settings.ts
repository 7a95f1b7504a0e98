import type { RingRules } from '../domain/ring-plan.js';

interface Said {
  readonly rules: RingRules;
  /** A call waits so long (ms) for sales to say who it is; then it rings without. */
  readonly lookupMs: number;
  /** There is an exchange. */
  readonly on: boolean;
}
/** What the configuration says of calls. */
export class TelephonySettings implements Said {
  readonly rules: RingRules;
  readonly lookupMs: number;
  readonly on: boolean;
  constructor({ rules, lookupMs, on }: Said) {
    [this.rules, this.lookupMs, this.on] = [rules, lookupMs, on];
  }
}
/** Name of the exchange among the readers of the house. */
export const EXCHANGE_READER = 'asterisk';
/** And its own list of calls. */
export const RECORDS_READER = 'asterisk-cdr';
