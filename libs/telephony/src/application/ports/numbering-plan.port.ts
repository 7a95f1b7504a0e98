import type { NumberPlace } from '../../domain/numbering/number-place.js';
import type { NumberRange } from '../../domain/numbering/number-ranges.js';

/** Where numbers were given out. */
export abstract class NumberingPlan {
  /** @param number `+78112201234` @returns null: abroad, mobile and never loaded, or nobody's */
  abstract placeOf(number: string): Promise<NumberPlace | null>;
  /** Takes the place of all that was loaded of the codes that begin with `zone` (`8`: 800 to 899). @param ranges in order, none over another */
  abstract replace(zone: string, ranges: readonly NumberRange[]): Promise<void>;
}
