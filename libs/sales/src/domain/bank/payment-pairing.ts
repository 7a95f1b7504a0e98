import { type CalendarDay, dayNumber } from '@prorab/kernel';

export interface LineToPair {
  readonly id: string;
  readonly number: string;
  readonly on: CalendarDay;
  readonly amount: number;
  readonly purpose: string;
  /** Customers of the books with the payer's INN; empty: nobody knows. */
  readonly payers: ReadonlySet<string>;
}
export interface PaymentToPair {
  readonly key: string;
  readonly number: string;
  readonly on: CalendarDay;
  readonly amount: number;
  readonly note: string | null;
  readonly partyKey: string | null;
}
/** How long before and after the bank the books may date it. */
export const pairingDays = { before: 3, after: 7 } as const;

const plain = (text: string | null): string => (text ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const bare = (number: string): string => number.replace(/^0+/, '').toLowerCase();

/**
 * Which payment of the books is which line of the bank: the same sum, days near each other, and the payer, the number or the words in
 * common. The best pairs first; of those that are alike, the first line gets the first payment.
 */
export function pairsOf(lines: readonly LineToPair[], payments: readonly PaymentToPair[]): Map<string, string> {
  const byAmount = new Map<number, PaymentToPair[]>();
  for (const p of payments) byAmount.set(p.amount, [...(byAmount.get(p.amount) ?? []), p]);
  const possible = lines.flatMap((line) =>
    (byAmount.get(line.amount) ?? []).flatMap((payment) => {
      const apart = dayNumber(payment.on) - dayNumber(line.on);
      if (apart < -pairingDays.before || apart > pairingDays.after) return [];
      const payer = payment.partyKey !== null && line.payers.has(payment.partyKey);
      // Somebody else's money, as far as both are known.
      if (!payer && payment.partyKey !== null && line.payers.size > 0) return [];
      const number = bare(line.number) !== '' && bare(line.number) === bare(payment.number);
      const words = plain(line.purpose).length >= 10 && plain(line.purpose) === plain(payment.note);
      if (!payer && !number && !words) return [];
      const score = (words ? 8 : 0) + (number ? 4 : 0) + (payer ? 4 : 0) + (apart === 0 ? 1 : 0);
      return [{ line: line.id, payment: payment.key, score }];
    }),
  );
  possible.sort(
    (a, b) => b.score - a.score || (a.line < b.line ? -1 : a.line > b.line ? 1 : a.payment < b.payment ? -1 : 1),
  );
  const [pairs, taken] = [new Map<string, string>(), new Set<string>()];
  for (const { line, payment } of possible) {
    if (pairs.has(line) || taken.has(payment)) continue;
    pairs.set(line, payment);
    taken.add(payment);
  }
  return pairs;
}
