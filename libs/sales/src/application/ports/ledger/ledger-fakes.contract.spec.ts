import { ManualClock } from '@prorab/kernel';
import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeLedgerExchange } from './fake-ledger-exchange.js';
import { FakeLedgerOrderBook, FakeOrderExchange } from './fake-ledger-orders.js';
import { FakeLedgerSetup } from './fake-ledger-setup.js';
import { describeLedgerExchange } from './ledger-exchange.contract.js';
import { describeLedgerOrderBook } from './ledger-order-book.contract.js';
import { describeLedgerSetup } from './ledger-setup.contract.js';
import { describeOrderExchange } from './order-exchange.contract.js';

const nothing = async (): Promise<void> => undefined;

describeLedgerSetup('fake', async () => {
  const setup = new FakeLedgerSetup();
  for (const path of ['1Cv7.DDS', 'mapping.yaml', '1Cv7.MD']) setup.holds(path, null);
  setup.holds('other.yaml', 'не тот');
  const good = { dictionary: '1Cv7.DDS', mapping: 'mapping.yaml', metadata: '1Cv7.MD' };
  return { setup, good, otherMapping: 'other.yaml', close: nothing };
});
describeLedgerOrderBook('fake', async () => ({
  ...{ book: new FakeLedgerOrderBook(), work: new FakeUnitOfWork(), close: nothing },
}));
describeOrderExchange('fake', async () => {
  const exchange = new FakeOrderExchange();
  return {
    exchange,
    lying: async () => [...exchange.orders.values()].map(({ key, party }) => ({ key, name: party.name })),
    answer: async (key, answer) => exchange.answer(key, answer),
    answerBroken: async (name) => exchange.answerBroken(name),
    close: nothing,
  };
});
describeLedgerExchange('fake', async () => {
  const exchange = new FakeLedgerExchange(new ManualClock('2026-11-27T09:00:00Z'));
  const orders = async (key: string): Promise<void> => void exchange.waiting.add(key);
  return { exchange, reopened: async () => exchange, orders, close: nothing };
});
