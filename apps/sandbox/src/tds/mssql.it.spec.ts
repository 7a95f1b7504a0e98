import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'mssql';
import { eventually } from '../../../../test/support/eventually.js';
import { numbers, resultSet } from '../testing/result-set.js';
import { ScriptedEngine } from '../testing/scripted-engine.js';
import { TdsServer } from './tds-server.js';

describe.each(['7_4', '7_1'] as const)('mssql over TDS %s', (tdsVersion) => {
  let engine: ScriptedEngine;
  let server: TdsServer;
  let pool: sql.ConnectionPool;
  beforeEach(async () => {
    engine = new ScriptedEngine();
    server = await TdsServer.start({ engine, logins: { reader: 'secret' } });
    const { host, port } = server.address;
    pool = await new sql.ConnectionPool({
      server: host,
      port,
      user: 'reader',
      password: 'secret',
      database: 'trade',
      requestTimeout: 60_000,
      pool: { min: 0, max: 3 },
      options: { tdsVersion, encrypt: false },
    }).connect();
  });
  afterEach(async () => {
    await pool.close();
    await server.stop();
  });

  it('asks with parameters, by query and by batch', async () => {
    engine.when(/select @id/, ({ parameters }) =>
      resultSet({ id: { type: 'char', length: 9 }, n: { type: 'int' } }, [
        [parameters[0]!.value, parameters[1]!.value],
      ]),
    );
    const { recordset } = await pool
      .request()
      .input('id', sql.Char(9), '    11   ')
      .input('n', sql.Int, 5)
      .query('select @id, @n');
    expect([...recordset]).toEqual([{ id: '    11   ', n: 5 }]);
    expect(server.statements().at(-1)).toMatchObject({ kind: 'sp_executesql', sql: 'select @id, @n', rows: 1 });
    engine.when(/two sets/, () => [
      ...resultSet({ a: { type: 'int' } }, [[1]]),
      ...resultSet({ b: { type: 'int' } }, [[2]]),
    ]);
    const { recordsets } = await pool.request().batch('two sets');
    expect(recordsets).toMatchObject([[{ a: 1 }], [{ b: 2 }]]);
  });

  it('serves several connections of a pool at once', async () => {
    engine.when(/select @n/, ({ parameters }) => later(resultSet({ n: { type: 'int' } }, [[parameters[0]!.value]])));
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => pool.request().input('n', sql.Int, n).query<{ n: number }>('select @n')),
    );
    expect(answers.map(({ recordset }) => recordset[0]!.n)).toEqual(Array.from({ length: 30 }, (_, n) => n));
    expect(server.sessions).toBeGreaterThan(1);
    expect(server.sessions).toBeLessThanOrEqual(3);
  });

  it('prepares a statement, executes it, lets it go', async () => {
    engine.when(/prepared/, ({ parameters }) => resultSet({ n: { type: 'int' } }, [[parameters[0]!.value]]));
    const statement = new sql.PreparedStatement(pool);
    statement.input('n', sql.Int);
    await statement.prepare('select prepared @n');
    for (const n of [1, 2]) expect((await statement.execute({ n })).recordset).toMatchObject([{ n }]);
    await statement.unprepare();
    expect(server.statements().map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['sp_prepare', 'sp_execute', 'sp_unprepare']),
    );
  });

  it('holds a stream back while the reader does not read, and makes no row too many', async () => {
    const progress = { made: 0 };
    engine.when(/numbers/, () => numbers(2_000_000, progress));
    const request = pool.request();
    request.stream = true;
    const failure = new Promise<Error>((done) => request.once('error', done));
    const first = new Promise<void>((done) => {
      request.once('row', () => {
        request.pause();
        done();
      });
    });
    void request.query('select numbers');
    await first;
    // What the two sockets hold, some megabytes; all rows would be more than a hundred.
    await settled(() => progress.made);
    const held = progress.made;
    expect(held).toBeLessThan(1_000_000);
    request.resume();
    await eventually(() => progress.made > held);
    request.cancel();
    expect(await failure).toMatchObject({ code: 'ECANCEL' });
  });

  it('cancels in the midst of rows and goes on with the same connection', async () => {
    const progress = { made: 0 };
    engine
      .when(/numbers/, () => numbers(10_000_000, progress))
      .when(/one/, () => resultSet({ n: { type: 'int' } }, [[1]]));
    const request = pool.request();
    request.stream = true;
    const failure = new Promise<Error>((done) => request.once('error', done));
    request.once('row', () => request.cancel());
    void request.query('select numbers');
    expect(await failure).toMatchObject({ code: 'ECANCEL' });
    expect(progress.made).toBeLessThan(10_000_000);
    expect((await pool.request().query('select one')).recordset).toMatchObject([{ n: 1 }]);
    expect(server.statements().find(({ sql: text }) => text === 'select numbers')).toMatchObject({
      outcome: 'canceled',
    });
    expect(new Set(server.statements().map(({ connection }) => connection)).size).toBeLessThanOrEqual(2);
  });

  it('gives up after the request timeout, and the engine is told', async () => {
    engine.when(/hang/, ({ signal }) => never(signal));
    const { host, port } = server.address;
    const impatient = await new sql.ConnectionPool({
      server: host,
      port,
      user: 'reader',
      password: 'secret',
      database: 'trade',
      requestTimeout: 100,
      options: { tdsVersion, encrypt: false },
    }).connect();
    await expect(impatient.request().query('select hang')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    await eventually(() => engine.runs.find(({ sql: text }) => text === 'select hang')?.signal.aborted);
    engine.when(/one/, () => resultSet({ n: { type: 'int' } }, [[1]]));
    expect((await impatient.request().query('select one')).recordset).toMatchObject([{ n: 1 }]);
    await impatient.close();
  });
});

async function* later<T>(events: T[]): AsyncGenerator<T> {
  for (const event of events) yield await new Promise<T>((done) => setImmediate(() => done(event)));
}

/** An engine at work that tells nothing until it is stopped. */
async function* never(signal: AbortSignal): AsyncGenerator<never> {
  await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
}

/** Until a number no longer grows. */
async function settled(read: () => number): Promise<void> {
  let before = -1;
  await eventually(
    () => {
      const same = read() === before;
      before = read();
      return same;
    },
    { every: 100 },
  );
}
