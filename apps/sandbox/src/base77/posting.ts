import type { Movement } from './document-writer.js';
import { example } from './example-metadata.js';
import { EMPTY_ID13, id9 } from './ids.js';

/** Quantity in pieces, price in kopecks. */
export interface Line {
  item: string;
  quantity: number;
  price: number;
}
export interface Balance {
  /** C13 of the document that a debt, or an advance, stands under. */
  key: string;
  balance: number;
}

/** Registers keep five decimals of a quantity. */
const pieces = (quantity: number): number => Math.round(quantity * 100_000);
const amountOf = ({ quantity, price }: Line): number => Math.round(quantity * price);

/** A movement of the register of debts: under the document that the debt stands by, with the payment that closes it. */
export function debt(contract: string, document: string, amount: number, way: 'in' | 'out', payment: string): Movement {
  return {
    register: 'debts',
    line: 0,
    way,
    row: {
      Фирма: example.firm,
      Договор: contract,
      ВидДолга: id9(example.debtForGoods),
      КредДокумент: document,
      СуммаРуб: amount,
      ДокументОплаты: payment,
    },
  };
}

/** `quantity` in units of the register. */
export function reserve(item: string, quantity: number, line: number, invoice: string, way: 'in' | 'out'): Movement {
  return {
    register: 'reserve',
    line,
    way,
    row: { Номенклатура: item, Склад: example.storehouses[0], ЗаявкаПокупателя: invoice, Количество: quantity },
  };
}

export const invoiceMovements = (invoice: string, lines: readonly Line[]): Movement[] =>
  lines.map(({ item, quantity }, index) => reserve(item, pieces(quantity), index + 1, invoice, 'in'));

/** Goods leave the storehouse and their reserve, the customer owes for them; what was paid before is taken from the advances, oldest first. */
export function shipmentMovements(shipment: {
  own: string;
  contract: string;
  invoice: string;
  lines: readonly Line[];
  /** By item, what is reserved under the invoice; units of the register. */
  reserved: ReadonlyMap<string, number>;
  advances: readonly Balance[];
}): Movement[] {
  const { own, contract, invoice, lines } = shipment;
  const reserved = new Map(shipment.reserved);
  const movements = lines.flatMap(({ item, quantity }, index): Movement[] => {
    const left = reserved.get(item) ?? reserved.get(item.trimEnd()) ?? 0;
    const released = Math.min(left, pieces(quantity));
    reserved.set(item, left - released);
    return [
      {
        register: 'stock',
        line: index + 1,
        way: 'out',
        row: { Фирма: example.firm, Номенклатура: item, Склад: example.storehouses[0], Количество: pieces(quantity) },
      },
      ...(released > 0 ? [reserve(item, released, index + 1, invoice, 'out')] : []),
    ];
  });
  const total = lines.reduce((sum, line) => sum + amountOf(line), 0);
  movements.push(debt(contract, own, total, 'in', EMPTY_ID13));
  let rest = total;
  for (const { key, balance } of shipment.advances) {
    const taken = Math.min(rest, -balance);
    if (taken <= 0) break;
    movements.push(debt(contract, own, taken, 'out', key), debt(contract, key, taken, 'in', key));
    rest -= taken;
  }
  return movements;
}

/** Money closes the debt of its basis first, then the oldest ones of the contract; what is left is an advance under the payment itself. */
export function paymentMovements(payment: {
  own: string;
  contract: string;
  amount: number;
  basis: string;
  debts: readonly Balance[];
}): Movement[] {
  const { own, contract, amount, basis } = payment;
  if (amount < 0) return [debt(contract, own, -amount, 'in', own)];
  const movements: Movement[] = [];
  const first = payment.debts.filter(({ key }) => key.trimEnd() === basis.trimEnd());
  let rest = amount;
  for (const { key, balance } of [...first, ...payment.debts.filter((one) => !first.includes(one))]) {
    const taken = Math.min(rest, balance);
    if (taken <= 0) break;
    movements.push(debt(contract, key, taken, 'out', own));
    rest -= taken;
  }
  if (rest > 0) movements.push(debt(contract, own, rest, 'out', own));
  return movements;
}
