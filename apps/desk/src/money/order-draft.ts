import type { ItemDto } from '../api/schema.js';
import { kopecksOf, roublesOf, typedRoubles } from './roubles.js';

/** One line of an order as it is typed. */
export interface DraftLine {
  readonly itemKey: string | null;
  readonly itemCode: string | null;
  readonly name: string;
  readonly quantity: string;
  /** Empty: the price of the books. */
  readonly price: string;
}
export interface OrderDraft {
  readonly lines: readonly {
    itemKey: string | null;
    itemCode: string | null;
    name: string;
    quantity: string;
    price: string | null;
  }[];
  /** Roubles of the lines that have a price. */
  readonly total: string;
  /** Sum of each line; null: it has no price, or something in it is wrong. */
  readonly sums: readonly (string | null)[];
  readonly wrong: readonly ('quantity' | 'price' | null)[];
  readonly ready: boolean;
}

const PLACES = 5;
const ONE = 10n ** BigInt(PLACES);
const unitsOf = (quantity: string): bigint => {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(quantity) ?? [];
  const units = BigInt(whole) * ONE + BigInt(part.slice(0, PLACES).padEnd(PLACES, '0'));
  return sign ? -units : units;
};
const quantityOf = (units: bigint): string => {
  const size = units < 0n ? -units : units;
  const part = String(size % ONE)
    .padStart(PLACES, '0')
    .replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${size / ONE}${part ? `.${part}` : ''}`;
};

/** `1 000,5` and `1000.5` are the same; null when it is no quantity. */
export function typedQuantity(text: string): string | null {
  const bare = text.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,5})?$/.test(bare) && unitsOf(bare) > 0n ? quantityOf(unitsOf(bare)) : null;
}
/** Over all warehouses; null: the books tell of no stock. */
export function freeOf({ stock }: Pick<ItemDto, 'stock'>): string | null {
  return stock.length === 0 ? null : quantityOf(stock.reduce((sum, { free }) => sum + unitsOf(free), 0n));
}
/** One of it, for its first price. */
export const lineOf = ({ itemKey, code, name, prices }: ItemDto): DraftLine => ({
  ...{ itemKey, itemCode: code, name, quantity: '1', price: (prices[0]?.price ?? '').replace(/\.00$/, '') },
});

/** An order as the house takes it, while it is being typed. */
export function orderOf(typed: readonly DraftLine[]): OrderDraft {
  const read = typed.map(({ quantity, price, ...item }) => ({
    ...item,
    ...{ quantity: typedQuantity(quantity), price: price.trim() === '' ? null : typedRoubles(price) },
    noPrice: price.trim() === '',
  }));
  const wrong = read.map(({ quantity, price, noPrice }) =>
    quantity === null ? 'quantity' : price === null && !noPrice ? 'price' : null,
  );
  const kopecks = read.map(({ quantity, price }) =>
    quantity === null || price === null
      ? null
      : Number((unitsOf(quantity) * BigInt(kopecksOf(price)) + ONE / 2n) / ONE),
  );
  return {
    lines: read.flatMap(({ noPrice: _, quantity, ...line }) => (quantity === null ? [] : [{ ...line, quantity }])),
    total: roublesOf(kopecks.reduce<number>((sum, one) => sum + (one ?? 0), 0)),
    sums: kopecks.map((one) => (one === null ? null : roublesOf(one))),
    wrong,
    ready: typed.length > 0 && wrong.every((one) => one === null),
  };
}
