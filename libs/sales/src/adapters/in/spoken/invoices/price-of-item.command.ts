import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { AwaitedInvoices } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import { FindItems } from '../../../../application/queries/books/find-items.query.js';
import { SHOWN_ITEMS, itemsAnswer, priceLines, priceInALine } from './item-words.js';

/** What some goods cost. */
@SpokenCommand({
  id: 'sales.price-of-item',
  right: 'sales.stock.read',
  title: { ru: 'Цена товара', en: 'Price of goods' },
  phrases: {
    ru: ['цена|цены {item}', 'цена на {item}', 'сколько стоит|стоят {item}', 'почём {item}'],
    en: ['price of {item}', 'how much is {item}'],
  },
  slots: { item: { kind: 'text', ask: { ru: 'Какой товар?', en: 'Which goods?' } } },
  effect: 'read',
})
export class PriceOfItemCommand implements SpokenCommandHandler<{ item: string }> {
  constructor(
    private readonly findItems: FindItems,
    private readonly invoices: AwaitedInvoices,
  ) {}

  async run({ item }: { item: string }, context: SpokenContext): Promise<SpokenAnswer> {
    const found = await this.findItems.execute({ words: item, limit: SHOWN_ITEMS + 1 });
    const age = await this.invoices.age();
    return itemsAnswer(found, item, { context, age, atLength: priceLines, inALine: priceInALine });
  }
}
