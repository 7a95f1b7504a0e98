import { newId } from '@prorab/kernel';
import type { LedgerOrderAnswer } from '../../../domain/ledger-order/ledger-order.js';
import type { OrderExchange, OrderToPut } from './order-exchange.port.js';

export interface OrderExchangeBench {
  exchange: OrderExchange;
  /** Keys and names of the customers of what lies there for 1C, in any order. */
  lying(): Promise<{ key: string; name: string }[]>;
  /** What 1C does. */
  answer(key: string, answer: LedgerOrderAnswer): Promise<void>;
  /** null: what makes no sense never gets as far as an answer. */
  answerBroken: ((name: string) => Promise<void>) | null;
  /** Where the exchange itself knows the key of the invoice, and 1C does not say it. */
  invoiceKeyOf?: (key: string) => string;
  close(): Promise<void>;
}

/** What every exchange of orders promises. */
export function describeOrderExchange(name: string, make: () => Promise<OrderExchangeBench>): void {
  describe(`exchange of orders: ${name}`, () => {
    let bench: OrderExchangeBench;
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());
    const order = (key = newId(), customer = 'ООО «Ромашка»'): OrderToPut => ({
      ...{ key, at: new Date('2026-11-27T09:30:05Z'), note: 'срочно', author: 'ivanova' },
      party: { partyId: newId(), code1c: '00000037', inn: '7701234567', name: customer, phone: null, email: null },
      lines: [{ itemKey: '25', itemCode: '00000077', name: 'Кабель', quantity: '12.5', price: '120.00' }],
    });
    const done = (invoiceNumber: string): LedgerOrderAnswer => ({ state: 'done', invoiceNumber, invoiceKey: null });
    const asTold = (key: string, said: LedgerOrderAnswer): object => {
      const own = said.state === 'done' ? bench.invoiceKeyOf?.(key) : undefined;
      return { key, ...said, ...(own !== undefined && { invoiceKey: own }) };
    };

    it('holds what was put, once for a key', async () => {
      const [one, two] = [order(), order(newId(), 'Васильев И.П.')];
      for (const each of [one, two, one]) await bench.exchange.put(each);
      const lying = await bench.lying();
      expect(lying).toHaveLength(2);
      expect(lying).toEqual(
        expect.arrayContaining([
          { key: one.key, name: 'ООО «Ромашка»' },
          { key: two.key, name: 'Васильев И.П.' },
        ]),
      );
    });
    it('brings answers until they are acknowledged', async () => {
      const [one, two, three] = [order(), order(), order()];
      for (const each of [one, two, three]) await bench.exchange.put(each);
      await bench.answer(one.key, { state: 'done', invoiceNumber: '0000000105', invoiceKey: '144P' });
      await bench.answer(two.key, { state: 'refused', refusal: 'Нет товара «Кабель»' });
      await bench.answer(three.key, { state: 'taken' });
      const { answers } = await bench.exchange.answers();
      const expected = [
        asTold(one.key, { state: 'done', invoiceNumber: '0000000105', invoiceKey: '144P' }),
        { key: two.key, state: 'refused', refusal: 'Нет товара «Кабель»' },
        { key: three.key, state: 'taken' },
      ];
      expect(answers).toHaveLength(3);
      expect(answers).toEqual(expect.arrayContaining(expected));
      expect((await bench.exchange.answers()).answers).toHaveLength(3);
      await bench.exchange.acknowledge(answers);
      expect((await bench.exchange.answers()).answers).toEqual([]);
    });
    it('answers that nobody acknowledges hide none behind them', async () => {
      const keys = Array.from({ length: 5 }, () => newId());
      for (const key of keys) await bench.exchange.put(order(key));
      for (const key of keys) await bench.answer(key, { state: 'taken' });
      const read: string[] = [];
      let after: string | null = null;
      do {
        const page = await bench.exchange.answers({ after, limit: 2 });
        read.push(...page.answers.map(({ key }) => key));
        after = page.next;
      } while (after !== null && read.length < 9);
      expect(read.sort()).toEqual(keys.sort());
    });
    it('an answer that was written anew before its acknowledgement is not lost', async () => {
      const one = order();
      await bench.exchange.put(one);
      await bench.answer(one.key, { state: 'taken' });
      const { answers } = await bench.exchange.answers();
      await bench.answer(one.key, done('7'));
      await bench.exchange.acknowledge(answers);
      expect((await bench.exchange.answers()).answers).toEqual([asTold(one.key, done('7'))]);
    });
    it('an answered order that is put again does not lie there for 1C once more', async () => {
      const one = order();
      await bench.exchange.put(one);
      await bench.answer(one.key, done('7'));
      await bench.exchange.acknowledge((await bench.exchange.answers()).answers);
      await bench.exchange.put(one);
      expect(await bench.lying()).toEqual([]);
    });
    it('a broken answer is named as long as it lies there and does not stop the others', async () => {
      const one = order();
      await bench.exchange.put(one);
      await bench.answerBroken?.('0-what');
      await bench.answer(one.key, done('8'));
      const first = await bench.exchange.answers();
      expect(first.broken).toEqual(bench.answerBroken ? [expect.stringContaining('0-what')] : []);
      expect(first.answers).toHaveLength(1);
      await bench.exchange.acknowledge(first.answers);
      expect(await bench.exchange.answers()).toEqual({ answers: [], broken: first.broken, next: null });
    });
  });
}
