export interface LogisticModel {
  readonly means: readonly number[];
  readonly spreads: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}
const sigmoid = (z: number): number => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

/**
 * Logistic regression with L2, by full gradient steps of a length that cannot overshoot (1 / Lipschitz); weights whose sign is given are held on
 * their side (projected gradient). Few features, some ten thousand rows: hundreds of steps are a second.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  paid: readonly boolean[],
  { signs, l2 = 1, steps = 400 }: { signs: readonly (-1 | 0 | 1)[]; l2?: number; steps?: number },
): LogisticModel {
  const n = Math.max(1, rows.length);
  const means = signs.map((_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0) / n);
  const spreads = signs.map((_, j) => {
    const spread = Math.sqrt(rows.reduce((sum, row) => sum + ((row[j] ?? 0) - (means[j] ?? 0)) ** 2, 0) / n);
    return spread > 1e-9 ? spread : 1;
  });
  const scaled = rows.map((row) => scale(row, means, spreads));
  const weights = signs.map(() => 0);
  let bias = 0;
  // Scaled features have a mean square of 1, so a row's is their number.
  const rate = 4 / (signs.length + 1 + (4 * l2) / n);
  for (let step = 0; step < steps; step++) {
    const slope = weights.map((w) => (l2 * w) / n);
    let slopeOfBias = 0;
    scaled.forEach((row, i) => {
      const error = (sigmoid(dot(weights, row) + bias) - (paid[i] ? 1 : 0)) / n;
      slopeOfBias += error;
      for (let j = 0; j < slope.length; j++) slope[j] = (slope[j] ?? 0) + error * (row[j] ?? 0);
    });
    bias -= rate * slopeOfBias;
    for (let j = 0; j < weights.length; j++) {
      const next = (weights[j] ?? 0) - rate * (slope[j] ?? 0);
      const sign = signs[j] ?? 0;
      weights[j] = sign !== 0 && Math.sign(next) === -sign ? 0 : next;
    }
  }
  return { means, spreads, weights, bias };
}
/** What each feature adds to the log odds, against a usual invoice. */
export const pushesOf = ({ weights, means, spreads }: LogisticModel, row: readonly number[]): number[] =>
  scale(row, means, spreads).map((x, j) => x * (weights[j] ?? 0));
export const scoreOf = (model: LogisticModel, row: readonly number[]): number =>
  sigmoid(pushesOf(model, row).reduce((sum, push) => sum + push, model.bias));

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, j) => sum + x * (b[j] ?? 0), 0);
const scale = (row: readonly number[], means: readonly number[], spreads: readonly number[]): number[] =>
  row.map((x, j) => (x - (means[j] ?? 0)) / (spreads[j] ?? 1));
