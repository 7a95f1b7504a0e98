import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'mssql';
import { eventually } from '../../../test/support/eventually.js';
import { EXCHANGE_DATABASE, type Sandbox, startSandbox } from './start-sandbox.js';

describe('the sandbox', () => {
  let sandbox: Sandbox;
  const pools: sql.ConnectionPool[] = [];
  const said: string[] = [];

  async function pool(user: keyof Sandbox['logins'], database: string): Promise<sql.ConnectionPool> {
    const { host: server, port } = sandbox.address;
    const options = { tdsVersion: '7_1', encrypt: false };
    const one = await new sql.ConnectionPool({
      server,
      port,
      user,
      password: sandbox.logins[user],
      database,
      options,
    }).connect();
    pools.push(one);
    return one;
  }

  beforeAll(async () => {
    sandbox = await startSandbox({
      size: { parties: 50, documents: 200, movements: 700 },
      play: { every: 5, tell: (what) => said.push(what) },
    });
  });
  afterAll(async () => {
    await Promise.all(pools.map((one) => one.close()));
    await sandbox.stop();
  });

  it('answers a client of SQL Server in the types of its tables', async () => {
    const reader = await pool('prorab_reader', 'base77');
    const { recordset } = await reader
      .request()
      .input('id', sql.Char(9), '    11   ')
      .query(
        'SELECT k.ID, RTRIM(k.DESCR) AS name, u.SP2123 AS phones, k.ISMARK AS marked FROM SC210 k WITH (NOLOCK) JOIN SC212 u ON u.ID=SUBSTRING(k.SP2101,5,9) WHERE k.ID=@id',
      );
    expect([...recordset]).toMatchObject([
      { ID: '    11   ', phones: '+7 (495) 123-45-67, 8-916-111-22-33', marked: false },
    ]);
    const system = await reader
      .request()
      .query<{ CURDATE: Date; n: number }>('SELECT CURDATE, (SELECT SUM(SP3108) FROM DH310) AS n FROM _1SSYSTEM');
    expect(system.recordset[0]?.CURDATE).toBeInstanceOf(Date);
    expect(system.recordset[0]?.n).toBeGreaterThan(0);
  });

  it('lets the reader write nothing, and who brings orders only beside 1C', async () => {
    const reader = await pool('prorab_reader', 'base77');
    await expect(reader.query("UPDATE SC210 SET DESCR='x'")).rejects.toMatchObject({ number: 229 });
    const orders = await pool('prorab_exchange', EXCHANGE_DATABASE);
    await orders.query(
      'CREATE TABLE orders(id int IDENTITY PRIMARY KEY, order_key varchar(40) NOT NULL UNIQUE, body nvarchar(max))',
    );
    await orders
      .request()
      .input('key', sql.VarChar(40), 'a')
      .input('body', sql.NVarChar, '{"цена":1}')
      .query('INSERT INTO orders(order_key, body) VALUES (@key, @body)');
    const { recordset } = await orders.query('SELECT id, order_key, body FROM orders');
    expect([...recordset]).toEqual([{ id: 1, order_key: 'a', body: '{"цена":1}' }]);
    await expect(orders.query('USE base77; DELETE FROM SC210')).rejects.toMatchObject({ number: 229 });
  });

  it('has somebody at work: the count of changes grows', async () => {
    const reader = await pool('prorab_reader', 'base77');
    const changes = async (): Promise<number> =>
      (await reader.query<{ n: number }>('SELECT NETCHGCN AS n FROM _1SUSERS WITH (NOLOCK)')).recordset[0]?.n ?? 0;
    const before = await changes();
    await eventually(async () => (await changes()) > before + 5);
    expect(said.length).toBeGreaterThan(5);
  });
});
