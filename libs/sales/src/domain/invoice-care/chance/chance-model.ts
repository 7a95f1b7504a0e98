import { type ChanceFacts, type Usual, features, usualOf, vectorOf } from './features.js';
import { type IsotonicCurve, chanceOn, fitIsotonic } from './isotonic.js';
import { type LogisticModel, fitLogistic, pushesOf, scoreOf } from './logistic-regression.js';

/** One look at a past invoice while it was still unpaid; `on` orders the looks in time. */
export interface PastLook {
  readonly invoiceKey: string;
  readonly on: Date;
  readonly facts: ChanceFacts;
  readonly paid: boolean;
}
/** How well it foretold what it had not seen. */
export interface ChanceQuality {
  /** Mean square of the error; 0 = knows all. */
  readonly brier: number;
  /** The same of somebody who says the usual share of every invoice. */
  readonly brierOfUsual: number;
  /** Of those that were given such a chance, so many were paid. */
  readonly calibration: readonly {
    readonly from: number;
    readonly to: number;
    readonly looks: number;
    readonly said: number;
    readonly paid: number;
  }[];
}
export interface ChanceModel extends Usual {
  readonly logistic: LogisticModel;
  readonly curve: IsotonicCurve;
  readonly invoices: number;
  readonly quality: ChanceQuality;
}

/**
 * Learns from the past in the order of time: weights from the oldest 60 % of the invoices, the curve from the next 20 %, the quality from the
 * newest 20 %, which neither has seen. An invoice with all its looks stands in one part only.
 * @returns null when there are fewer closed invoices than `atLeast`, or all ended alike
 */
export function learn(looks: readonly PastLook[], { atLeast }: { atLeast: number }): ChanceModel | null {
  const issued = new Map<string, number>();
  for (const { invoiceKey, on } of looks)
    issued.set(invoiceKey, Math.min(issued.get(invoiceKey) ?? Infinity, on.getTime()));
  if (issued.size < Math.max(atLeast, 10)) return null;
  const order = [...issued].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
  const part = new Map(order.map((key, n) => [key, n < order.length * 0.6 ? 0 : n < order.length * 0.8 ? 1 : 2]));
  const [old, middle, fresh] = [0, 1, 2].map((p) => looks.filter((l) => part.get(l.invoiceKey) === p));
  if (!old || !middle || !fresh || old.every((l) => l.paid) || old.every((l) => !l.paid)) return null;
  const usual = usualOf(old);
  const rows = (some: readonly PastLook[]): number[][] => some.map(({ facts }) => vectorOf(facts, usual));
  const paid = (some: readonly PastLook[]): boolean[] => some.map((l) => l.paid);
  const logistic = fitLogistic(rows(old), paid(old), { signs: features.map((f) => f.sign) });
  const scores = rows(middle).map((row) => scoreOf(logistic, row));
  const curve = fitIsotonic(scores, paid(middle), Math.max(5, Math.floor(middle.length / 50)));
  const model = { ...usual, logistic, curve, invoices: order.length };
  const foretold = fresh.map(({ facts }) => foretell(model, facts).chance);
  return { ...model, quality: qualityOf(foretold, paid(fresh), usual.usual) };
}

export interface Foretold {
  /** 0.02 … 0.98: nothing is sure. */
  readonly chance: number;
  /** What pushes it most, the strongest first. */
  readonly because: readonly { readonly feature: string; readonly up: boolean }[];
}
export function foretell(
  { usual, places = {}, logistic, curve }: Pick<ChanceModel, 'usual' | 'places' | 'logistic' | 'curve'>,
  facts: ChanceFacts,
): Foretold {
  const row = vectorOf(facts, { usual, places });
  const pushes = pushesOf(logistic, row).map((push, j) => ({ feature: features[j]?.name ?? '', push }));
  const strong = pushes.filter(({ push }) => Math.abs(push) >= 0.2).sort((a, b) => Math.abs(b.push) - Math.abs(a.push));
  return {
    chance: Math.min(0.98, Math.max(0.02, chanceOn(curve, scoreOf(logistic, row)))),
    because: strong.slice(0, 3).map(({ feature, push }) => ({ feature, up: push > 0 })),
  };
}

export function qualityOf(foretold: readonly number[], paid: readonly boolean[], usual: number): ChanceQuality {
  const mean = (of: (i: number) => number): number =>
    foretold.reduce((sum, _, i) => sum + of(i), 0) / Math.max(1, foretold.length);
  const truth = (i: number): number => (paid[i] ? 1 : 0);
  const tenths = Array.from({ length: 10 }, (_, t) => {
    const inside = foretold.flatMap((c, i) => (Math.min(9, Math.floor(c * 10)) === t ? [i] : []));
    const share = (of: (i: number) => number): number =>
      inside.reduce((sum, i) => sum + of(i), 0) / Math.max(1, inside.length);
    return {
      from: t / 10,
      to: (t + 1) / 10,
      looks: inside.length,
      said: share((i) => foretold[i] ?? 0),
      paid: share(truth),
    };
  });
  return {
    brier: mean((i) => ((foretold[i] ?? 0) - truth(i)) ** 2),
    brierOfUsual: mean((i) => (usual - truth(i)) ** 2),
    calibration: tenths.filter(({ looks }) => looks > 0),
  };
}
