import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Request, TYPES } from 'tedious';
import { SqlError } from '../sql-engine.js';
import { numbers, resultSet } from '../testing/result-set.js';
import { ScriptedEngine } from '../testing/scripted-engine.js';
import { TediousClient } from '../testing/tedious-client.js';
import { TdsServer } from './tds-server.js';

const VERSIONS = ['7_4', '7_3_B', '7_3_A', '7_2', '7_1'] as const;
const WITH_MAX_TYPES = ['7_4', '7_3_B', '7_3_A', '7_2'] as const;

describe('tedious speaks to the sandbox', () => {
  let engine: ScriptedEngine;
  let server: TdsServer;
  beforeEach(async () => {
    engine = new ScriptedEngine();
    server = await TdsServer.start({ engine, logins: { reader: 'пароль' } });
  });
  afterEach(() => server.stop());

  describe('login', () => {
    it.each(VERSIONS)('agrees on TDS %s and tells of the database and the language', async (tdsVersion) => {
      const client = await TediousClient.connect(server, { tdsVersion });
      expect(client.infos.map(({ number }) => number)).toEqual([5701, 5703]);
      expect(client.infos[0]?.message).toBe("Changed database context to 'trade'.");
      expect(server.sessions).toBe(1);
      await client.close();
    });

    it('refuses a wrong password, an unknown user and an unknown database in the words of SQL Server', async () => {
      const failure = (options: object): Promise<Error> =>
        TediousClient.connect(server, options).then(
          () => new Error('logged in'),
          (error: Error) => error,
        );
      expect((await failure({ password: 'x' })).message).toBe("Login failed for user 'reader'.");
      expect((await failure({ user: 'никто' })).message).toBe("Login failed for user 'никто'.");
      expect(await failure({ database: 'нет такой' })).toMatchObject({ code: 'ELOGIN' });
      expect(server.sessions).toBe(0);
    });

    it('has no encryption, and a client that insists says so', async () => {
      await expect(TediousClient.connect(server, { encrypt: true })).rejects.toThrow(
        /Server did not negotiate encryption/,
      );
    });
  });

  describe.each(VERSIONS)('types over TDS %s', (tdsVersion) => {
    let client: TediousClient;
    beforeEach(async () => {
      client = await TediousClient.connect(server, { tdsVersion });
    });
    afterEach(() => client.close());

    it('reads every type, with and without nulls', async () => {
      engine.when(/types/, () =>
        resultSet(
          {
            char: { type: 'char', length: 9 },
            varchar: { type: 'varchar', length: 255 },
            nchar: { type: 'nchar', length: 3 },
            nvarchar: { type: 'nvarchar', length: 20 },
            binary: { type: 'binary', length: 3 },
            varbinary: { type: 'varbinary', length: 3 },
            text: { type: 'text' },
            int: { type: 'int' },
            smallint: { type: 'smallint' },
            tinyint: { type: 'tinyint' },
            bigint: { type: 'bigint' },
            bit: { type: 'bit' },
            datetime: { type: 'datetime' },
            float: { type: 'float' },
            money: { type: 'money' },
            numeric: { type: 'numeric', precision: 14, scale: 5 },
          },
          [
            [
              '    11   ',
              'Ёлка – «М150» №1',
              'ы',
              '漢字 и кириллица',
              Buffer.from([1]),
              Buffer.from([1, 2]),
              'Текст ',
              -5,
              -3,
              255,
              2n ** 62n,
              true,
              '2024-02-29T23:59:59.997',
              0.5,
              '-1234567.8901',
              '-123456789.00001',
            ],
            Array.from({ length: 16 }, () => null),
          ],
        ),
      );
      const { rows } = await client.batch('types');
      expect(rows).toEqual([
        [
          '    11   ',
          'Ёлка – «М150» №1',
          'ы  ',
          '漢字 и кириллица',
          Buffer.from([1, 0, 0]),
          Buffer.from([1, 2]),
          'Текст ',
          -5,
          -3,
          255,
          '4611686018427387904',
          true,
          new Date('2024-02-29T23:59:59.997Z'),
          0.5,
          -1234567.8901,
          -123456789.00001,
        ],
        Array.from({ length: 16 }, () => null),
      ]);
    });

    it('reads types that are never null in their fixed form', async () => {
      engine.when(/fixed/, () =>
        resultSet(
          {
            int: { type: 'int', notNull: true },
            smallint: { type: 'smallint', notNull: true },
            tinyint: { type: 'tinyint', notNull: true },
            bigint: { type: 'bigint', notNull: true },
            bit: { type: 'bit', notNull: true },
            datetime: { type: 'datetime', notNull: true },
            float: { type: 'float', notNull: true },
            money: { type: 'money', notNull: true },
          },
          [[1, 2, 3, 4n, false, '1753-01-01T00:00:00.000', -1.5, '0.0001']],
        ),
      );
      const { rows } = await client.batch('fixed');
      expect(rows).toEqual([[1, 2, 3, '4', false, new Date('1753-01-01T00:00:00Z'), -1.5, 0.0001]]);
    });

    it('reads (max) types, long and empty', async () => {
      const long = 'Щ'.repeat(100_000);
      engine.when(/max/, () =>
        resultSet(
          {
            v: { type: 'varchar', length: 'max' },
            n: { type: 'nvarchar', length: 'max' },
            b: { type: 'varbinary', length: 'max' },
          },
          [
            [long, long, Buffer.alloc(70_000, 7)],
            ['', '', Buffer.alloc(0)],
            [null, null, null],
          ],
        ),
      );
      const { rows } = await client.batch('max');
      expect(rows).toEqual([
        [long, long, Buffer.alloc(70_000, 7)],
        ['', '', Buffer.alloc(0)],
        [null, null, null],
      ]);
    });

    it('takes parameters of every type by sp_executesql', async () => {
      engine.when(/echo/, () => [{ kind: 'done', rowCount: null }]);
      await client.execute('echo', (request) => {
        request.addParameter('char', TYPES.Char, '    11   ', { length: 9 });
        request.addParameter('varchar', TYPES.VarChar, 'Щебень', { length: 100 });
        request.addParameter('nchar', TYPES.NChar, 'ы', { length: 4 });
        request.addParameter('nvarchar', TYPES.NVarChar, '漢字');
        request.addParameter('int', TYPES.Int, -7);
        request.addParameter('smallint', TYPES.SmallInt, -7);
        request.addParameter('tinyint', TYPES.TinyInt, 7);
        request.addParameter('bigint', TYPES.BigInt, '-9007199254740993');
        request.addParameter('bit', TYPES.Bit, true);
        request.addParameter('numeric', TYPES.Numeric, -12.5, { precision: 14, scale: 2 });
        request.addParameter('decimal', TYPES.Decimal, 3, { precision: 5, scale: 0 });
        request.addParameter('money', TYPES.Money, -12.5);
        request.addParameter('float', TYPES.Float, 0.25);
        request.addParameter('real', TYPES.Real, 0.25);
        request.addParameter('datetime', TYPES.DateTime, new Date('2024-03-01T10:20:30.500Z'));
        request.addParameter('small', TYPES.SmallDateTime, new Date('2024-03-01T10:20:00Z'));
        request.addParameter('binary', TYPES.VarBinary, Buffer.from('abc'));
        request.addParameter('guid', TYPES.UniqueIdentifier, '01234567-89AB-CDEF-0123-456789ABCDEF');
        request.addParameter('nothing', TYPES.VarChar, null, { length: 9 });
      });
      const got = engine.runs.at(-1)!.parameters;
      expect(Object.fromEntries(got.map(({ name, value }) => [name, value]))).toEqual({
        '@char': '    11   ',
        '@varchar': 'Щебень',
        '@nchar': 'ы',
        '@nvarchar': '漢字',
        '@int': -7,
        '@smallint': -7,
        '@tinyint': 7,
        '@bigint': -9007199254740993n,
        '@bit': true,
        '@numeric': '-12.50',
        '@decimal': '3',
        '@money': '-12.5000',
        '@float': 0.25,
        '@real': 0.25,
        '@datetime': '2024-03-01T10:20:30.500',
        '@small': '2024-03-01T10:20:00.000',
        '@binary': Buffer.from('abc'),
        '@guid': '01234567-89AB-CDEF-0123-456789ABCDEF',
        '@nothing': null,
      });
      expect(got.find(({ name }) => name === '@char')!.type).toEqual({ type: 'char', length: 9 });
      expect(got.find(({ name }) => name === '@numeric')!.type).toEqual({ type: 'numeric', precision: 14, scale: 2 });
    });

    it('gives output parameters back', async () => {
      engine.when(/out/, () => [
        { kind: 'done', rowCount: null },
        { kind: 'output', name: '@n', type: { type: 'int' }, value: 42 },
        { kind: 'output', name: '@name', type: { type: 'varchar', length: 20 }, value: 'Ромашка' },
      ]);
      const { outputs } = await client.execute('out', (request) => {
        request.addOutputParameter('n', TYPES.Int);
        request.addOutputParameter('name', TYPES.VarChar, '', { length: 20 });
      });
      expect(outputs).toEqual({ n: 42, name: 'Ромашка' });
    });

    it('prepares once, executes often, lets go', async () => {
      engine.when(/prepared/, ({ parameters }) => resultSet({ n: { type: 'int' } }, [[parameters[0]!.value]]));
      const rows: unknown[] = [];
      const request = await prepared(client, 'select prepared @n', (r) => r.addParameter('n', TYPES.Int));
      request.on('row', (columns: { value: unknown }[]) => rows.push(columns[0]!.value));
      for (const n of [1, 2, 3]) await finished(request, () => client.connection.execute(request, { n }));
      await finished(request, () => client.connection.unprepare(request));
      expect(rows).toEqual([1, 2, 3]);
      expect(
        server
          .statements()
          .slice(1)
          .map(({ kind, sql }) => [kind, sql]),
      ).toEqual([
        ['sp_prepare', 'select prepared @n'],
        ...Array.from({ length: 3 }, () => ['sp_execute', 'select prepared @n']),
        ['sp_unprepare', 'select prepared @n'],
      ]);
      const again = finished(request, () => client.connection.execute(request, { n: 4 }));
      await expect(again).rejects.toMatchObject({ number: 8179 });
    });

    it('answers several statements of a batch, with counts and messages', async () => {
      engine.when(/several/, () => [
        ...resultSet({ a: { type: 'int' } }, [[1], [2]]),
        { kind: 'info', number: 0, message: 'Печать' },
        { kind: 'done', rowCount: 3 },
        ...resultSet({ b: { type: 'varchar', length: 5 } }, [['x']]),
      ]);
      const { rows, rowCount } = await client.batch('several');
      expect(rows).toEqual([[1], [2], ['x']]);
      expect(rowCount).toBe(6);
      expect(client.infos.at(-1)).toEqual({ number: 0, message: 'Печать' });
    });

    it('tells errors with number, state, class and line, and goes on', async () => {
      engine.when(/wrong/, function* () {
        yield* resultSet({ a: { type: 'int' } }, [[1]]);
        throw new SqlError("Invalid object name 'SC172'.", { number: 208, severity: 16, state: 3, line: 7 });
      });
      const expected = { number: 208, class: 16, state: 3, lineNumber: 7, message: "Invalid object name 'SC172'." };
      await expect(client.batch('wrong')).rejects.toMatchObject(expected);
      await expect(client.execute('wrong')).rejects.toMatchObject(expected);
      await expect(client.procedure('sp_who')).rejects.toMatchObject({ number: 2812 });
      engine.when(/right/, () => resultSet({ a: { type: 'int' } }, [[1]]));
      expect((await client.batch('right')).rows).toEqual([[1]]);
    });

    it('runs sp_executesql by its name too', async () => {
      engine.when(/by name/, ({ parameters }) => resultSet({ a: { type: 'int' } }, [[parameters[0]!.value]]));
      const { rows } = await client.procedure('master..sp_executesql', (request) => {
        request.addParameter('stmt', TYPES.NVarChar, 'by name @p');
        request.addParameter('params', TYPES.NVarChar, '@p int');
        request.addParameter('p', TYPES.Int, 5);
      });
      expect(rows).toEqual([[5]]);
    });

    it.each([512, 4096, 32_767])('cuts a long answer into packets of %i bytes', async (packetSize) => {
      engine.when(/numbers/, () => numbers(5_000));
      const other = await TediousClient.connect(server, { tdsVersion, packetSize });
      const { rows } = await other.batch('numbers');
      expect(rows).toHaveLength(5_000);
      expect(rows[4_999]).toEqual([5_000, 'Кирпич № 5000'.padEnd(50)]);
      await other.close();
    });
  });

  it.each(WITH_MAX_TYPES)('refuses the transaction manager over TDS %s, and goes on', async (tdsVersion) => {
    const client = await TediousClient.connect(server, { tdsVersion });
    const begun = new Promise((done, fail) =>
      client.connection.beginTransaction((error) => (error ? fail(error) : done(null))),
    );
    await expect(begun).rejects.toMatchObject({ number: 40510 });
    engine.when(/right/, () => resultSet({ a: { type: 'int' } }, [[1]]));
    expect((await client.batch('right')).rows).toEqual([[1]]);
    await client.close();
  });

  it.each(WITH_MAX_TYPES)('takes long texts and dates of later types over TDS %s', async (tdsVersion) => {
    const client = await TediousClient.connect(server, { tdsVersion });
    const long = 'Ж'.repeat(50_000);
    engine.when(/^long/, () => [{ kind: 'done', rowCount: null }]);
    await client.execute(`long ${long}`, (request) => {
      request.addParameter('v', TYPES.VarChar, long);
      request.addParameter('n', TYPES.NVarChar, long);
      request.addParameter('b', TYPES.VarBinary, Buffer.alloc(9_000, 1));
      if (tdsVersion === '7_2') return;
      request.addParameter('date', TYPES.Date, new Date('2024-03-01T00:00:00Z'));
      request.addParameter('datetime2', TYPES.DateTime2, new Date('2024-03-01T10:20:30.123Z'), { scale: 7 });
    });
    const { sql, parameters } = engine.runs.at(-1)!;
    expect(sql).toBe(`long ${long}`);
    expect(parameters.map(({ value }) => value)).toEqual([
      long,
      long,
      Buffer.alloc(9_000, 1),
      ...(tdsVersion === '7_2' ? [] : ['2024-03-01T00:00:00.000', '2024-03-01T10:20:30.123']),
    ]);
    await client.close();
  });

  it('says that (max) is not of TDS 7.1', async () => {
    const client = await TediousClient.connect(server, { tdsVersion: '7_1' });
    await expect(client.execute(`select '${'x'.repeat(5_000)}'`)).rejects.toMatchObject({ number: 8016 });
    await client.close();
  });

  it('resets a connection for its next user', async () => {
    const client = await TediousClient.connect(server);
    await new Promise<void>((done, fail) => client.connection.reset((error) => (error ? fail(error) : done())));
    expect(engine.resets).toBe(1);
    await client.close();
  });
});

async function prepared(client: TediousClient, sql: string, declare: (request: Request) => void): Promise<Request> {
  const { Request: TediousRequest } = await import('tedious');
  const request = new TediousRequest(sql, () => undefined);
  declare(request);
  await finished(request, () => client.connection.prepare(request));
  return request;
}

/** The end of one use of a request that is used again and again. */
function finished(request: Request, start: () => void): Promise<void> {
  return new Promise((done, fail) => {
    request.callback = (error: Error | null | undefined): void => (error ? fail(error) : done());
    start();
  });
}
