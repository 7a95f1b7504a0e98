import type { NumberPlace } from './number-place.js';
import { PlanRowsOverlap } from './numbering.errors.js';

/** Numbers of ten digits, both ends belong to it. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  /** null: given out for the whole country. */
  readonly place: NumberPlace | null;
}
/** A range and the row of the file that says so. */
export interface RowOfPlan extends NumberRange {
  readonly row: number;
}

/**
 * Puts ranges in order and makes one of those that lie side by side in one place: of the registry's rows a fraction is left. The files are in
 * order nearly everywhere, so already while rows come in, only that fraction is kept.
 */
export class JoinedRanges {
  readonly #kept: RowOfPlan[] = [];

  add(row: RowOfPlan): void {
    addTo(this.#kept, row);
  }
  /** @throws PlanRowsOverlap when two rows give the same number to different places */
  all(): NumberRange[] {
    const ranges: RowOfPlan[] = [];
    for (const next of this.#kept.sort((a, b) => a.from - b.from || a.row - b.row)) {
      const last = ranges.at(-1);
      if (last && next.from <= last.to && !samePlace(last, next))
        throw new PlanRowsOverlap(Math.max(last.row, next.row), Math.min(last.row, next.row));
      addTo(ranges, next);
    }
    return ranges;
  }
}
/** As a part of the last one, where it goes on there. */
function addTo(ranges: RowOfPlan[], next: RowOfPlan): void {
  const last = ranges.at(-1);
  if (!last || next.from < last.from || next.from > last.to + 1 || !samePlace(last, next)) ranges.push(next);
  else if (next.to > last.to) ranges[ranges.length - 1] = { ...next, from: last.from };
}
/** By halves; `ranges` in order, as `joined` makes them. */
export function placeIn(ranges: readonly NumberRange[], national: number): NumberPlace | null {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = ranges[middle];
    if (at && at.from <= national) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low - 1];
  return found && national <= found.to ? found.place : null;
}
const samePlace = ({ place: a }: NumberRange, { place: b }: NumberRange): boolean =>
  a?.city === b?.city && a?.region === b?.region && a?.weak === b?.weak;
