import { kopecksOf, roublesOf, typedRoubles } from './roubles.js';

/** An invoice that a payment may be for, and what was typed beside it. */
export interface SplitLine {
  readonly invoiceKey: string;
  readonly number: string;
  readonly rest: string;
  readonly exact: boolean;
  readonly typed: string;
}
/** Money that is to be given out, wherever it was seen: in the books, or in the statement of a bank. */
export interface Money {
  readonly title: string;
  readonly payer: string;
  /** Day, sum, what the payer wrote. */
  readonly facts: string;
  readonly left: string;
  readonly candidates: readonly Candidate[];
}
export interface Candidate extends SplitLine {
  /** A day or an instant. */
  readonly issuedAt: string;
  /** Why it may be this one, in words. */
  readonly because: readonly string[];
}
export interface Split {
  /** Roubles that nobody has yet; negative when more was given out than there is. */
  readonly free: string;
  readonly parts: readonly { invoiceKey: string; amount: string }[];
  /** Keys of lines where what was typed is no sum. */
  readonly wrong: readonly string[];
  readonly ready: boolean;
}

/** How a payment is given out over invoices, as it is being typed. */
export function splitOf(left: string, lines: readonly SplitLine[]): Split {
  const typed = lines.filter((line) => line.typed.trim() !== '');
  const wrong = typed.filter((line) => typedRoubles(line.typed) === null).map(({ invoiceKey }) => invoiceKey);
  const parts = typed.flatMap(({ invoiceKey, typed: text }) => {
    const amount = typedRoubles(text);
    return amount === null || kopecksOf(amount) === 0 ? [] : [{ invoiceKey, amount }];
  });
  const free = kopecksOf(left) - parts.reduce((sum, { amount }) => sum + kopecksOf(amount), 0);
  return { free: roublesOf(free), parts, wrong, ready: parts.length > 0 && wrong.length === 0 && free >= 0 };
}
/** What fits into one line: all that it awaits, or all that is free beside the others. */
export function fillOf(left: string, lines: readonly SplitLine[], invoiceKey: string): string {
  const line = lines.find((one) => one.invoiceKey === invoiceKey);
  const others = splitOf(
    left,
    lines.filter((one) => one.invoiceKey !== invoiceKey),
  );
  return roublesOf(Math.max(0, Math.min(kopecksOf(line?.rest ?? '0'), kopecksOf(others.free)))).replace(/\.00$/, '');
}
