import { type SpokenAnswer, type SpokenContext, saidDay } from '@prorab/platform/marks';
import type { BooksAge } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import type { FoundItem } from '../../../../application/queries/books/find-items.query.js';
import type { StockOnDayLine } from '../../../../application/queries/books/stock-on-day.query.js';
import { inWords } from '../answers-to-reminders.js';
import { ofBooks, rub } from './invoice-words.js';

/** More are named, not shown. */
export const SHOWN_ITEMS = 5;

const unitOf = ({ unit }: FoundItem): string => (unit === null ? '' : ` ${unit}`);

/** «Основной склад: 120 шт (в резерве 20)» */
export function stockLines(item: FoundItem, context: SpokenContext): string[] {
  const some = item.warehouses.filter(({ free, reserved }) => Number(free) !== 0 || Number(reserved) !== 0);
  return some.map(({ name, free, reserved }) => {
    const held = Number(reserved) === 0 ? '' : inWords(context, ` (в резерве ${reserved})`, ` (${reserved} reserved)`);
    return `${name}: ${free}${unitOf(item)}${held}`;
  });
}
export const stockInALine = (item: FoundItem, context: SpokenContext): string =>
  item.warehouses.length === 0
    ? `${item.name} — ${inWords(context, 'остаток не ведётся', 'no stock is kept')}`
    : `${item.name} — ${inWords(context, 'свободно', 'free')} ${item.free}${unitOf(item)}`;
export const priceLines = (item: FoundItem, context: SpokenContext): string[] =>
  item.prices.map(({ type, price, since }) => {
    const day = saidDay(new Date(`${since}T09:00:00Z`), context);
    return `${type}: ${rub(price)}${item.unit === null ? '' : ` ${inWords(context, 'за', 'per')} ${item.unit}`} (${inWords(context, 'с', 'since')} ${day})`;
  });
export const priceInALine = (item: FoundItem, context: SpokenContext): string => {
  const prices = item.prices.map(({ type, price }) => `${type.toLowerCase()} ${rub(price)}`);
  return `${item.name} — ${prices.length ? prices.join(', ') : inWords(context, 'цены нет', 'no price')}`;
};

/** One: at length; several: a line each; too many: says so. */
export function itemsAnswer(
  found: readonly FoundItem[],
  asked: string,
  {
    context,
    age,
    atLength,
    inALine,
  }: {
    context: SpokenContext;
    age: BooksAge | null;
    atLength: (item: FoundItem, context: SpokenContext) => string[];
    inALine: (item: FoundItem, context: SpokenContext) => string;
  },
): SpokenAnswer {
  const [only] = found;
  if (!only) return ofBooks(context, age, inWords(context, `Товара «${asked}» не нашлось.`, `No goods «${asked}».`));
  if (found.length === 1) {
    const lines = atLength(only, context);
    // With a single fact the line says it all.
    return ofBooks(context, age, inALine(only, context), lines.length > 1 ? { lines } : {});
  }
  const more =
    found.length > SHOWN_ITEMS
      ? [inWords(context, '…есть ещё, уточните название', '…there are more, say more of the name')]
      : [];
  return ofBooks(context, age, inWords(context, `По «${asked}» нашлось:`, `Found for «${asked}»:`), {
    lines: [...found.slice(0, SHOWN_ITEMS).map((item) => inALine(item, context)), ...more],
  });
}

/** At the end of a day that is over; the books were asked just now. */
export function stockOfDay(
  item: FoundItem,
  day: string,
  lines: readonly StockOnDayLine[] | null,
  { context, age }: { context: SpokenContext; age: BooksAge | null },
): SpokenAnswer {
  const now = age && { ...age, asOf: context.now };
  const unknown = inWords(
    context,
    'Книги не знают остатков прошлых дней.',
    'The books do not know stock of past days.',
  );
  if (lines === null) return ofBooks(context, now, unknown);
  const on = saidDay(new Date(`${day}T09:00:00Z`), context);
  const text = `${item.name}, ${inWords(context, 'на конец дня', 'at the end of')} ${on}`;
  if (lines.length === 0) return ofBooks(context, now, `${text}: ${inWords(context, 'не было', 'none')}`);
  const shown = lines.slice(0, 20).map(({ warehouse, quantity }) => `${warehouse}: ${quantity}${unitOf(item)}`);
  return ofBooks(context, now, text, { lines: shown });
}
