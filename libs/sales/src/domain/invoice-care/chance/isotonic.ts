/** Knots of a curve that never falls: at score `x` the chance is `y`; straight between them. */
export type IsotonicCurve = readonly (readonly [x: number, y: number])[];

/** Pool adjacent violators: the rising curve that is nearest to what happened. Blocks of fewer than `least` rows are pooled with the next. */
export function fitIsotonic(scores: readonly number[], paid: readonly boolean[], least = 1): IsotonicCurve {
  const order = scores.map((score, i) => ({ score, paid: paid[i] ? 1 : 0 })).sort((a, b) => a.score - b.score);
  const blocks: { x: number; y: number; n: number }[] = [];
  const pool = (): void => {
    const [b, a] = [blocks.pop(), blocks.pop()];
    if (!a || !b) return;
    const n = a.n + b.n;
    blocks.push({ x: (a.x * a.n + b.x * b.n) / n, y: (a.y * a.n + b.y * b.n) / n, n });
  };
  const violated = (): boolean => {
    const [last, before] = [blocks.at(-1), blocks.at(-2)];
    return Boolean(last && before && (before.y >= last.y || before.n < least));
  };
  for (const one of order) {
    blocks.push({ x: one.score, y: one.paid, n: 1 });
    while (violated()) pool();
  }
  if (blocks.length > 1 && (blocks.at(-1)?.n ?? 0) < least) pool();
  while (violated()) pool();
  return blocks.map(({ x, y }) => [x, y] as const);
}

export function chanceOn(curve: IsotonicCurve, score: number): number {
  const after = curve.findIndex(([x]) => x >= score);
  const [first, last] = [curve[0], curve.at(-1)];
  if (!first || !last) return score;
  if (after === 0) return first[1];
  if (after === -1) return last[1];
  const [from, to] = [curve[after - 1] ?? first, curve[after] ?? last];
  return to[0] === from[0] ? to[1] : from[1] + ((to[1] - from[1]) * (score - from[0])) / (to[0] - from[0]);
}
