import { Money, Quantity } from '@prorab/kernel';
import { BookSumTooBig } from './book-errors.js';

/** A hundred thousand million roubles. */
const MOST = Money.of('100000000000');

export interface WantedLine {
  itemKey: string | null;
  /** For what stands in no catalogue. */
  name: string | null;
  /** Decimal string, more than nothing. */
  quantity: string;
  /** Roubles for one. */
  price: string;
}
export interface BookLine extends WantedLine {
  no: number;
  sum: string;
  vat: string;
}

/** Roubles as decimal strings. */
export interface InvoiceSum {
  total: string;
  vat: string;
  lines: BookLine[];
}

/** Lines with their sums, rounded one by one, and the sum of all. VAT is in the prices; null: there is none. @throws BookSumTooBig */
export function withSums(wanted: readonly WantedLine[], vatRate: string | null): InvoiceSum {
  const lines = wanted.map((line, n): BookLine & { money: Money; tax: Money } => {
    const money = Money.of(line.price).multiply(Quantity.of(line.quantity, 'шт'));
    const tax = vatRate === null ? Money.zero : money.vatIncluded(vatRate);
    return { ...line, no: n + 1, sum: money.toString(), vat: tax.toString(), money, tax };
  });
  const total = Money.sum(lines.map((l) => l.money));
  if (total.kopecks > MOST.kopecks) throw new BookSumTooBig(total.toString());
  return {
    total: total.toString(),
    vat: Money.sum(lines.map((l) => l.tax)).toString(),
    lines: lines.map(({ money: _, tax: __, ...line }) => line),
  };
}
