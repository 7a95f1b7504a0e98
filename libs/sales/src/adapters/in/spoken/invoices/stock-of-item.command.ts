import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  type SpokenMoment,
} from '@prorab/platform/marks';
import { AwaitedInvoices } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import { FindItems } from '../../../../application/queries/books/find-items.query.js';
import { StockOnDay } from '../../../../application/queries/books/stock-on-day.query.js';
import { lastSuch } from '../last-such-day.js';
import { SHOWN_ITEMS, itemsAnswer, stockInALine, stockLines, stockOfDay } from './item-words.js';

/** What is free of some goods, by warehouse; with a day, what lay there when it ended. */
@SpokenCommand({
  id: 'sales.stock-of-item',
  right: 'sales.stock.read',
  title: { ru: 'Остаток товара', en: 'Stock of goods' },
  phrases: {
    ru: [
      'остаток|остатки {item}',
      'остаток|остатки {item} на {day}',
      'сколько {item} на складе',
      'сколько осталось {item}',
      'есть ли {item}',
      'наличие {item}',
      'есть в наличии {item}',
    ],
    en: ['stock of {item}', 'stock of {item} on {day}', 'how much {item} is in stock'],
  },
  slots: {
    item: { kind: 'text', ask: { ru: 'Какой товар?', en: 'Which goods?' } },
    day: { kind: 'moment', optional: true, ask: { ru: 'На какой день?', en: 'On which day?' } },
  },
  effect: 'read',
})
export class StockOfItemCommand implements SpokenCommandHandler<{ item: string; day?: SpokenMoment }> {
  constructor(
    private readonly findItems: FindItems,
    private readonly invoices: AwaitedInvoices,
    private readonly stockOnDay: StockOnDay,
  ) {}

  async run({ item, day }: { item: string; day?: SpokenMoment }, context: SpokenContext): Promise<SpokenAnswer> {
    const found = await this.findItems.execute({ words: item, limit: SHOWN_ITEMS + 1 });
    const age = await this.invoices.age();
    const today = context.calendar.dayOf(context.now);
    const [only] = found;
    const past = day && lastSuch(day.day, today);
    if (only && found.length === 1 && past !== undefined && past < today) {
      const lines = await this.stockOnDay.execute({ itemKey: only.itemKey, day: past });
      return stockOfDay(only, past, lines, { context, age });
    }
    return itemsAnswer(found, item, { context, age, atLength: stockLines, inALine: stockInALine });
  }
}
