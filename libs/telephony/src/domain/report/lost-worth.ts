import { Money } from '@prorab/kernel';

/** What inquiries that began with a call have brought, by branch. */
export interface WorthCell {
  readonly branchId: string | null;
  readonly inquiries: number;
  readonly received: Money;
}
export interface LostWorth {
  /** Roubles, decimal; null: too few inquiries to judge by. */
  readonly sum: string | null;
  /** What one inquiry of the whole company brought on the average. */
  readonly perInquiry: string | null;
  /** So many inquiries it is judged by. */
  readonly inquiries: number;
}
/** Fewer say nothing: the branch is judged by the whole company. */
const ENOUGH = 20;

/** Each lost caller is worth what an inquiry by call brought on the average in his branch, those that came to nothing among them. */
export function lostWorth(
  lost: readonly { readonly branchId: string | null; readonly lost: number }[],
  worths: readonly WorthCell[],
): LostWorth {
  const inquiries = worths.reduce((sum, w) => sum + w.inquiries, 0);
  const whole = { inquiries, received: Money.sum(worths.map((w) => w.received)) };
  if (inquiries < ENOUGH) return { sum: null, perInquiry: null, inquiries };
  const of = new Map(worths.filter((w) => w.inquiries >= ENOUGH).map((w) => [w.branchId, w]));
  const sum = Money.sum(lost.map((one) => times(one.lost, of.get(one.branchId) ?? whole)));
  return { sum: sum.toString(), perInquiry: times(1, whole).toString(), inquiries };
}
const times = (count: number, { received, inquiries }: Pick<WorthCell, 'received' | 'inquiries'>): Money =>
  received.multiply({ numerator: BigInt(count), denominator: BigInt(inquiries) });
