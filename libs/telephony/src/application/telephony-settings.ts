import type { RingRules } from '../domain/ring-plan.js';

/** What the configuration says of calls. */
export class TelephonySettings {
  constructor(
    readonly rules: RingRules,
    /** A call waits so long (ms) for sales to say who it is; then it rings without. */
    readonly lookupMs: number,
  ) {}
}
