import type { RingRules } from '../domain/ring-plan.js';

/** What the configuration says of calls. */
export interface TelephonySettings {
  readonly rules: RingRules;
  /** A call waits so long for sales to say who it is; then it rings without. */
  readonly lookupMs: number;
}
export const TELEPHONY_SETTINGS = Symbol('telephony settings');
