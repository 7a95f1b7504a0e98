import type { CalendarDay } from '@prorab/kernel';
import { type InvoiceMention, invoicesIn, partsOf, plainNumber } from './purpose-numbers.js';

/** Money that came, as far as it is for the judgement. Sums in whole kopecks. */
export interface MoneyThatCame {
  readonly on: CalendarDay;
  /** What of it no invoice has yet. */
  readonly amount: number;
  /** All of it. */
  readonly whole: number;
  readonly purpose: string;
  /** Customers of the books that the payer is, by INN or by the payment itself; empty: nobody knows. */
  readonly payers: ReadonlySet<string>;
}
export interface InvoiceToPay {
  readonly key: string;
  readonly number: string;
  readonly on: CalendarDay;
  readonly partyKey: string | null;
  /** What is still awaited for it; nothing: it is paid. */
  readonly rest: number;
}
export const matchReasons = [
  'number',
  'number-alike',
  'number-vague',
  'date',
  'payer',
  'other-payer',
  'sum',
  'sum-of-several',
  'part',
  'more-than-rest',
  'paid-already',
  'issued-later',
] as const;
export type MatchReason = (typeof matchReasons)[number];
export interface LineShare {
  readonly invoiceKey: string;
  readonly amount: number;
}
export interface LineCandidate {
  readonly invoice: InvoiceToPay;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}
export interface LineJudgement {
  /** Whole proof: number, payer and sum; null: a person has to say. */
  readonly sure: readonly LineShare[] | null;
  /** Sure of a part of one invoice: it gives way to a line that pays the whole. */
  readonly part: boolean;
  /** What a person would most likely say; empty: no idea. */
  readonly proposal: readonly LineShare[];
  /** The best first; at most 10. */
  readonly candidates: readonly LineCandidate[];
}

const WEIGHT: Record<MatchReason, number> = {
  ...{ number: 40, 'number-alike': 30, 'number-vague': 20, date: 10, payer: 25 },
  ...{ sum: 25, 'sum-of-several': 20, part: 5, 'more-than-rest': 0 },
  ...{ 'other-payer': -20, 'paid-already': -40, 'issued-later': -30 },
};
/** Roundings of VAT by lines and by the whole differ by so much. */
const KOPECK = 1;
const fits = (a: number, b: number): boolean => Math.abs(a - b) <= KOPECK;
const mostCandidates = 10;
/** Sums of several are looked for among so many invoices, at most four together. */
const mostSummed = 14;

type Named = { mention: InvoiceMention; how: 'number' | 'number-alike' | 'number-vague'; dated: boolean };

/** Whether an invoice is the one that a text speaks of. */
function named(mention: InvoiceMention, invoice: InvoiceToPay): Named | null {
  const [year, month, day] = invoice.on.split('-').map(Number);
  const { date } = mention;
  if (date && (date.day !== day || date.month !== month || (date.year !== null && date.year !== year))) return null;
  const dated = date !== null;
  const own = plainNumber(invoice.number);
  if (own === mention.number) return { mention, how: mention.vague ? 'number-vague' : 'number', dated };
  const [said, its] = [partsOf(mention.number), partsOf(own)];
  if (said.body === '' || said.body !== its.body) return null;
  if (said.letters && its.letters && said.letters !== its.letters) return null;
  if (said.year !== null && said.year !== year) return null;
  return { mention, how: mention.vague ? 'number-vague' : 'number-alike', dated };
}

/**
 * Which invoices a sum of money is for. Sure only when every number in its text is of exactly one open invoice of the payer and the
 * sum is all of their rests, or a part of the only one. By the sum alone nothing is ever sure. Does not depend on the order of invoices.
 */
export function judgeLine(money: MoneyThatCame, invoices: readonly InvoiceToPay[]): LineJudgement {
  const said = invoicesIn(money.purpose);
  // «счет 451, 18000»: the sum itself stands among the numbers.
  const others = said.filter((m) => m.number !== String(money.whole / 100));
  const mentions = others.length ? others : said;
  const sorted = [...invoices].sort((a, b) => (a.key < b.key ? -1 : 1));
  const known = sorted.map((invoice) => {
    const names = mentions.flatMap((m) => named(m, invoice) ?? []);
    return {
      ...{ invoice, names, payer: invoice.partyKey !== null && money.payers.has(invoice.partyKey) },
      payable: invoice.rest > KOPECK && invoice.on <= money.on,
    };
  });
  const mine = known.filter((k) => k.payer && k.payable);
  const meant = mentions.map((m) => mine.filter((k) => k.names.some((n) => n.mention === m)).map((k) => k.invoice));
  const namedOnes = [...new Map(meant.flat().map((i) => [i.key, i])).values()];
  const certain = mentions.length > 0 && mentions.every((m, n) => !m.vague && meant[n]?.length === 1);
  const sure = certain ? sharesFor(money.amount, namedOnes) : null;

  const several = sure
    ? []
    : severalOf(
        money.amount,
        mine.map((k) => k.invoice),
      );
  const single = mine.filter((k) => fits(k.invoice.rest, money.amount)).map((k) => k.invoice);
  const byNumber = certain
    ? filled(money.amount, namedOnes)
    : namedOnes.length === 1
      ? filled(money.amount, namedOnes)
      : [];
  const proposal =
    sure ??
    (byNumber.length
      ? byNumber
      : single.length === 1
        ? filled(money.amount, single)
        : single.length
          ? []
          : several.length === 1
            ? filled(money.amount, several[0] ?? [])
            : []);
  const summed = new Set(several.flat().map((i) => i.key));
  const namedSum =
    namedOnes.length > 1 &&
    fits(
      namedOnes.reduce((s, i) => s + i.rest, 0),
      money.amount,
    );
  const candidates = known.flatMap(({ invoice, names, payer }): LineCandidate[] => {
    const best = (['number', 'number-alike', 'number-vague'] as const).find((how) => names.some((n) => n.how === how));
    const paid = invoice.rest <= KOPECK;
    if (!best && (!payer || paid)) return [];
    const inSum = (namedSum && namedOnes.includes(invoice)) || summed.has(invoice.key);
    const reasons: MatchReason[] = [
      ...(best ? [best] : []),
      ...(names.some((n) => n.dated) ? ['date' as const] : []),
      payer ? 'payer' : 'other-payer',
      paid ? 'paid-already' : sumReason(invoice.rest, money.amount, inSum),
      ...(invoice.on > money.on ? ['issued-later' as const] : []),
    ];
    const told = money.payers.size === 0 ? reasons.filter((r) => r !== 'other-payer') : reasons;
    const score = told.reduce((sum, r) => sum + WEIGHT[r], 0);
    return [{ invoice, score: Math.max(0, Math.min(100, score)), reasons: told }];
  });
  candidates.sort(
    (a, b) => b.score - a.score || (a.invoice.on < b.invoice.on ? 1 : a.invoice.on > b.invoice.on ? -1 : 0),
  );
  const given = (sure ?? []).reduce((sum, s) => sum + s.amount, 0);
  const part = sure !== null && given < namedOnes.reduce((sum, i) => sum + i.rest, 0) - KOPECK;
  return { sure, part, proposal, candidates: candidates.slice(0, mostCandidates) };
}

function sumReason(rest: number, amount: number, inSum: boolean): MatchReason {
  if (fits(rest, amount)) return 'sum';
  return inSum ? 'sum-of-several' : amount < rest ? 'part' : 'more-than-rest';
}

/** All of their rests, or a part of the only one; null: the sum says otherwise. */
function sharesFor(amount: number, invoices: readonly InvoiceToPay[]): LineShare[] | null {
  const [only] = invoices;
  const rests = invoices.reduce((sum, i) => sum + i.rest, 0);
  const whole = fits(rests, amount);
  const part = invoices.length === 1 && only !== undefined && amount < only.rest;
  return whole || part ? filled(amount, invoices) : null;
}

/** Oldest first, each as far as it can take it, a kopeck too much included in the last. */
function filled(amount: number, invoices: readonly InvoiceToPay[]): LineShare[] {
  let left = amount;
  const order = [...invoices].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.key < b.key ? -1 : 1));
  return order.flatMap(({ key, rest }) => {
    const given = Math.min(left, rest);
    left -= given;
    return given > 0 ? [{ invoiceKey: key, amount: given }] : [];
  });
}

/** Sets of two to four invoices whose rests are the sum; stops at the second: then it proves nothing. */
function severalOf(amount: number, invoices: readonly InvoiceToPay[]): InvoiceToPay[][] {
  const oldest = [...invoices]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.key < b.key ? -1 : 1))
    .slice(0, mostSummed);
  const found: InvoiceToPay[][] = [];
  const look = (from: number, taken: InvoiceToPay[], left: number): void => {
    if (found.length > 1) return;
    if (taken.length > 1 && Math.abs(left) <= KOPECK) return void found.push(taken);
    if (taken.length === 4) return;
    for (let i = from; i < oldest.length; i++) {
      const next = oldest[i];
      if (next && next.rest <= left + KOPECK) look(i + 1, [...taken, next], left - next.rest);
    }
  };
  look(0, [], amount);
  return found;
}
