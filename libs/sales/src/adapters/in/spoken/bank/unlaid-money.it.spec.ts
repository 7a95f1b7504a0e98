import { WorkingCalendar } from '@prorab/kernel';
import { type SpokenAnswer, SpokenCommands, type SpokenContext, UnitOfWork, actingAs } from '@prorab/platform/marks';
import { testEngines } from '@prorab/platform/testing';
import { BankLineBook, type NewBankLine } from '../../../../application/ports/bank/bank-line-book.port.js';
import { aMirror } from '../../../out/persistence/invoice-care/a-mirror.builder.js';
import { type SalesHouse, aSalesHouse, people } from '../../http/a-sales-house.builder.js';

const day = '09:00-18:00';
const calendar = new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: day } });
const line = (n: number, sum: number): NewBankLine => ({
  ...{
    origin: 'file',
    naturalKey: `k${n}`,
    number: `${n}`,
    on: `2026-11-${10 + n}`,
    amount: sum,
    payerName: `Клиент ${n}`,
  },
  ...{ payerInn: null, payerAccount: null, purpose: `за кирпич ${n}`, importId: null, paymentKey: null },
});

describe.each(testEngines())('money without an invoice asked of the assistant, on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
  });
  afterAll(() => house.close());
  const asked = async (): Promise<Pick<SpokenAnswer, 'text' | 'lines'>> => {
    const { id: employeeId, role } = people.accountant;
    const context: SpokenContext = {
      ...{ employeeId, role, language: 'ru', zone: 'Europe/Moscow', calendar, now: house.clock.now() },
      ...{ room: 'assistant', conversationId: null, messageId: null, phrase: '' },
    };
    const command = house.app.get(SpokenCommands).byId('sales.unlaid-money');
    if (!command) throw new Error('no command');
    const { text, lines } = await actingAs({ kind: 'employee', employeeId, role, sessionId: 's' }, () =>
      command.handler.run({}, context),
    );
    const plain = (said: string): string => said.replaceAll('\u00a0', ' ');
    return { text: plain(text), lines: lines?.map(plain) ?? [] };
  };

  it('«неразнесённые оплаты»: how many, how much, the latest', async () => {
    expect(await asked()).toEqual({ text: 'Все оплаты разнесены.', lines: [] });
    const { app, database } = house;
    const lines = [1, 2, 3, 4, 5, 6].map((n) => line(n, n * 1_000_00));
    await app.get(UnitOfWork).run(async () => {
      const book = app.get(BankLineBook);
      await book.add(lines, house.clock.now());
      const [first] = await book.takeAll(await book.due({ soon: house.clock.now(), late: new Date(0) }, 10));
      if (!first) throw new Error('no line');
      first.decide([{ invoiceKey: 'n', amount: 1 }], 1_000_00, { by: 'rule', byId: null, at: house.clock.now() });
      await book.keep([first], house.clock.now());
    });
    const mirror = aMirror(database);
    await mirror.party('p', 'Ромашка');
    await mirror.pay('m1', 'n', 500_00, new Date('2026-11-20T09:00:00Z'));
    await mirror.pay('m2', 'n', 700_00, new Date('2026-11-20T09:00:00Z'));
    await database.run("update sales_ledger_payment set tied = 100, party_key = 'p' where id = 'm1'");
    const answer = await asked();
    expect(answer.text).toBe('Не разнесено: 6 оплат на 20 499 ₽');
    expect(answer.lines).toEqual([
      expect.stringMatching(/Ромашка · 499 ₽$/),
      expect.stringMatching(/Клиент 6 · 6 000 ₽ · за кирпич 6$/),
      ...['5', '4', '3'].map((n) => expect.stringContaining(`за кирпич ${n}`)),
      '…и ещё 1',
      'Решено, но в учёте ещё нет: 1 оплата',
    ]);
  });
});
