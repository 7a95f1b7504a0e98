import type { CallDifference } from '../../domain/call-difference.js';

/** Of the last comparison. */
export interface Comparison {
  readonly at: Date;
  /** Calls that began from, until. */
  readonly from: Date;
  readonly to: Date;
  readonly calls: number;
  /** null: the exchange's list could not be had. */
  readonly records: number | null;
  /** Sounds that lay at the exchange. */
  readonly recordings: number;
  readonly differences: number;
}
/** What was found in only one place, as it is kept. */
export abstract class DifferenceBook {
  /** One that is known already stays as it is. */
  abstract add(found: readonly CallDifference[], at: Date): Promise<void>;
  abstract forgetBefore(at: Date): Promise<void>;
  /** null: nothing was compared yet. */
  abstract last(): Promise<Comparison | null>;
  abstract note(comparison: Comparison): Promise<void>;
}
