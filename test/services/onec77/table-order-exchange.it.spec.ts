import { readFileSync } from 'node:fs';
import sql from 'mssql';
import { newId } from '@prorab/kernel';
import {
  EXCHANGE_DATABASE,
  EXCHANGE_WRITER,
  SANDBOX_LOGINS,
  type Sandbox,
  WRITER,
  startSandbox,
} from '@prorab/sandbox-app';
import { TableOrderExchange } from '../../../libs/sales/src/adapters/out/onec77/orders/table-order-exchange.js';
import { LedgerUnavailable } from '../../../libs/sales/src/application/ports/ledger/ledger-errors.js';
import { describeOrderExchange } from '../../../libs/sales/src/application/ports/ledger/order-exchange.contract.js';
import type { LedgerOrderAnswer } from '../../../libs/sales/src/domain/ledger-order/ledger-order.js';

const table = /CREATE TABLE prorab_orders \([\s\S]*?\n\);/
  .exec(readFileSync(new URL('../../../docs/onec77/orders-table.sql', import.meta.url), 'utf8'))![0]
  .replace(/ --.*$/gm, '');

let sandbox: Sandbox;
let onec: sql.ConnectionPool;
beforeAll(async () => {
  sandbox = await startSandbox({ size: { parties: 3, documents: 10, movements: 20 } });
  const { host, port } = sandbox.address;
  onec = await new sql.ConnectionPool({
    ...{ server: host, port, user: WRITER, password: SANDBOX_LOGINS[WRITER], database: EXCHANGE_DATABASE },
    options: { encrypt: false },
  }).connect();
  await onec.request().batch(table);
});
afterAll(async () => {
  await onec.close();
  await sandbox.stop();
});

const exchangeOf = (port: number) =>
  new TableOrderExchange({
    ...{ server: sandbox.address.host, port, instance: null, database: EXCHANGE_DATABASE },
    ...{ user: EXCHANGE_WRITER, password: SANDBOX_LOGINS[EXCHANGE_WRITER] },
  });
const update = (key: string, state: string, answer: Partial<Record<'NUMBER' | 'INVOICE' | 'REFUSAL', string | null>>) =>
  onec
    .request()
    .input('key', sql.Char(36), key)
    .input('state', sql.VarChar(10), state)
    .input('number', sql.VarChar(50), answer.NUMBER ?? null)
    .input('invoice', sql.VarChar(80), answer.INVOICE ?? null)
    .input('refusal', sql.VarChar(1000), answer.REFUSAL ?? null)
    .query(
      'UPDATE prorab_orders SET STATE=@state, NUMBER=@number, INVOICE=@invoice, REFUSAL=@refusal, CHANGED=CHANGED+1 WHERE ORDER_KEY=@key',
    );

describeOrderExchange('table on the server of 1C', async () => {
  await onec.request().query('DELETE FROM prorab_orders');
  const exchange = exchangeOf(sandbox.address.port);
  return {
    exchange,
    lying: async () => {
      const { recordset } = await onec
        .request()
        .query<{ ORDER_KEY: string; CONTENT: string }>(
          "SELECT ORDER_KEY, CONTENT FROM prorab_orders WHERE STATE IN ('waiting', 'taken')",
        );
      return recordset.map(({ ORDER_KEY, CONTENT }) => ({
        key: ORDER_KEY,
        name: /^КлиентНаименование\t(.+)\r$/m.exec(CONTENT)![1]!,
      }));
    },
    answer: async (key: string, answer: LedgerOrderAnswer) => {
      await update(key, answer.state, {
        ...(answer.state === 'done' ? { NUMBER: answer.invoiceNumber, INVOICE: answer.invoiceKey } : {}),
        ...(answer.state === 'refused' ? { REFUSAL: answer.refusal } : {}),
      });
    },
    answerBroken: async (name: string) => {
      await onec
        .request()
        .input('key', sql.Char(36), name)
        .query("INSERT INTO prorab_orders (ORDER_KEY, CONTENT, STATE, CHANGED, SEEN) VALUES (@key, '', 'what', 1, 0)");
    },
    close: () => exchange.close(),
  };
});

it('a server that is away is tried again later', async () => {
  const exchange = exchangeOf(1);
  await expect(exchange.answers()).rejects.toThrow(LedgerUnavailable);
  const party = { partyId: newId(), code1c: null, inn: null, name: 'x', phone: null, email: null };
  const order = { key: newId(), at: new Date(0), party, lines: [], note: null, author: '' };
  await expect(exchange.put(order)).rejects.toThrow(LedgerUnavailable);
});
