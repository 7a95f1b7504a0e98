/** Waits of 1, 2, 4 … 60 s, so that a house that comes back is not met by all desks at once. */
export const backoffMs = (attempt: number, chance: () => number = Math.random): number =>
  Math.round(Math.min(60_000, 1_000 * 2 ** Math.min(attempt, 10)) * (0.75 + chance() / 2));
