/** So many of one value. */
export interface Weighted {
  readonly value: number;
  readonly count: number;
}
/** The smallest of the values that so many percent of all do not pass (nearest rank). null: there are none. */
export function percentile(values: readonly Weighted[], percent: number): number | null {
  const all = values.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  const rank = Math.max(1, Math.ceil((all * percent) / 100));
  let before = 0;
  for (const { value, count } of values.toSorted((a, b) => a.value - b.value)) {
    before += count;
    if (before >= rank) return value;
  }
  return null;
}
