const DAY = 86_400_000;

/** An invoice as far as twins are looked for. */
export interface TwinCandidate {
  readonly key: string;
  /** Our customer; the customer of the books as long as it is not known who that is. */
  readonly customer: string;
  readonly at: Date;
  /** Kopecks. */
  readonly total: number;
  readonly paid: number;
  /** A person says that it is no phantom. */
  readonly countsItself: boolean;
  /** What is sold: key or name of the item, and how many, as the books write it. */
  readonly lines: readonly { readonly item: string; readonly quantity: string }[];
}

/**
 * The same customer, the same goods, twice within some days: only one of them is waited for. That is the one that was paid (in part), else the
 * latest. Who gets nothing here counts for itself.
 * @returns phantom → the one that counts instead
 */
export function phantomsAmong(
  candidates: readonly TwinCandidate[],
  { withinDays }: { withinDays: number },
): Map<string, string> {
  const groups = new Map<string, TwinCandidate[]>();
  for (const one of candidates) {
    const key = `${one.customer}|${goodsOf(one)}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const phantoms = new Map<string, string>();
  for (const group of groups.values()) {
    let left = group.filter(({ lines }) => lines.length > 0).sort(byClaim);
    for (let counted = left.shift(); counted; counted = left.shift()) {
      const counts = counted;
      const isTwin = (one: TwinCandidate): boolean =>
        one.paid === 0 &&
        !one.countsItself &&
        Math.abs(one.at.getTime() - counts.at.getTime()) <= withinDays * DAY &&
        Math.abs(one.total - counts.total) * 100 <= Math.max(one.total, counts.total);
      for (const twin of left.filter(isTwin)) phantoms.set(twin.key, counts.key);
      left = left.filter((one) => !phantoms.has(one.key));
    }
  }
  return phantoms;
}

/** The paid ones first, then the latest. */
const byClaim = (a: TwinCandidate, b: TwinCandidate): number =>
  Number(b.paid > 0) - Number(a.paid > 0) || b.at.getTime() - a.at.getTime() || (a.key < b.key ? 1 : -1);

/** The same for any order of lines, and for one line split in two. */
function goodsOf({ lines }: TwinCandidate): string {
  const sums = new Map<string, bigint>();
  for (const { item, quantity } of lines) sums.set(item, (sums.get(item) ?? 0n) + unitsOf(quantity));
  return [...sums]
    .map(([item, units]) => `${item}=${units}`)
    .sort()
    .join(';');
}
/** Hundred-thousandths: the books have five places at most. */
function unitsOf(quantity: string): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(quantity) ?? [];
  const units = BigInt(whole || '0') * 100_000n + BigInt(fraction.slice(0, 5).padEnd(5, '0'));
  return sign ? -units : units;
}
