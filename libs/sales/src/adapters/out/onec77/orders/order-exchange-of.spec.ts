import { SystemClock } from '@prorab/kernel';
import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { salesConfig } from '../../../../sales.config.js';
import { FolderOrderExchange } from './folder-order-exchange.js';
import { NoOrderExchange } from './no-order-exchange.js';
import { orderExchangeOf } from './order-exchange-of.js';
import { TableOrderExchange } from './table-order-exchange.js';

const chosenBy = (orderExchange: object | null) =>
  orderExchangeOf(salesConfig.parse({ orderExchange }).orderExchange, new SystemClock());

describe('the exchange of orders', () => {
  afterEach(() => delete process.env.SOME_EXCHANGE_URL);
  it('is off unless it is configured', () => {
    expect(orderExchangeOf(salesConfig.parse({}).orderExchange, new SystemClock())).toBeInstanceOf(NoOrderExchange);
    expect(chosenBy({ folder: '/tmp/x' })).toBeInstanceOf(FolderOrderExchange);
    process.env.SOME_EXCHANGE_URL = 'mssql://prorab_exchange:secret@sql1/prorab_exchange';
    expect(chosenBy({ databaseFrom: 'SOME_EXCHANGE_URL' })).toBeInstanceOf(TableOrderExchange);
  });
  it('without its address stops the start', () => {
    expect(() => chosenBy({ databaseFrom: 'SOME_EXCHANGE_URL' })).toThrow(LedgerUnfit);
  });
  it('is one of the two, not both', () => {
    expect(() => salesConfig.parse({ orderExchange: { folder: '/x', databaseFrom: 'X' } })).toThrow();
  });
});
