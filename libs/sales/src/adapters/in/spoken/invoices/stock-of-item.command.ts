import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { AwaitedInvoices } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import { FindItems } from '../../../../application/queries/books/find-items.query.js';
import { SHOWN_ITEMS, itemsAnswer, stockLines, stockInALine } from './item-words.js';

/** What is free of some goods, by warehouse. */
@SpokenCommand({
  id: 'sales.stock-of-item',
  right: 'sales.stock.read',
  title: { ru: 'Остаток товара', en: 'Stock of goods' },
  phrases: {
    ru: [
      'остаток|остатки {item}',
      'сколько {item} на складе',
      'сколько осталось {item}',
      'есть ли {item}',
      'наличие {item}',
      'есть в наличии {item}',
    ],
    en: ['stock of {item}', 'how much {item} is in stock'],
  },
  slots: { item: { kind: 'text', ask: { ru: 'Какой товар?', en: 'Which goods?' } } },
  effect: 'read',
})
export class StockOfItemCommand implements SpokenCommandHandler<{ item: string }> {
  constructor(
    private readonly findItems: FindItems,
    private readonly invoices: AwaitedInvoices,
  ) {}

  async run({ item }: { item: string }, context: SpokenContext): Promise<SpokenAnswer> {
    const found = await this.findItems.execute({ words: item, limit: SHOWN_ITEMS + 1 });
    const age = await this.invoices.age();
    return itemsAnswer(found, item, { context, age, atLength: stockLines, inALine: stockInALine });
  }
}
