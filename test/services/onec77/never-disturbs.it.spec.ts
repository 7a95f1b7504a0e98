import { OnecHouse } from './an-onec-house.js';
import { disturbing } from './disturbing.js';

const SELECT = 'SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED; SET LOCK_TIMEOUT 2000; ';
const sent = (sql: string) => disturbing({ kind: 'sp_executesql', sql: SELECT + sql, parameters: [] });

describe('everything that crosses the wire', () => {
  let house: OnecHouse;
  beforeAll(async () => {
    house = await OnecHouse.open();
  });
  afterAll(() => house.close());

  it('only reads, past all locks and within bounds: all of first, incremental and full passes, single documents, pulses', async () => {
    const ledger = house.ledger();
    await ledger.pulse();
    expect(await house.read(ledger)).not.toEqual([]);
    house.run(
      `UPDATE _1SJOURN SET VERSTAMP = 9; UPDATE SC210 SET VERSTAMP = 9; UPDATE SC212 SET VERSTAMP = 9; UPDATE SC220 SET VERSTAMP = 9; UPDATE SC240 SET VERSTAMP = 9;
       INSERT _1SCONST (OBJID, ID, [DATE], [VALUE], DOCID, [TIME], ACTNO, LINENO_, TVALUE) VALUES ('    2G   ',2401,'20240602','1','     0   ',0,0,0,'   ');
       UPDATE DH330 SET SP3301 = '   0     0   '; DELETE FROM _1SJOURN WHERE IDDOC = '  144I   '; DELETE FROM SC210 WHERE ID = '   105   '`,
    );
    house.clock.advance({ days: 1 });
    expect(await house.read(ledger, 'recent')).not.toEqual([]);
    await house.read(ledger, 'all');
    await ledger.again([
      { kind: 'invoice', key: '144H' },
      { kind: 'payment', key: '144O' },
    ]);
    expect(await ledger.stockAt('25', '2024-06-07')).not.toEqual([]);
    await ledger.pulse();
    const statements = house.server.statements();
    expect(house.server.log.forgotten).toBe(0);
    expect(statements.length).toBeGreaterThan(80);
    expect(statements.flatMap(disturbing)).toEqual([]);
    // The login could not even write: none was refused anything but the question for its rights.
    expect(statements.filter((s) => s.error !== null && !s.sql.includes('HAS_PERMS_BY_NAME'))).toEqual([]);
    // Every table that plays a part was asked.
    const asked = statements.map((s) => s.sql).join();
    for (const table of [
      'SC210',
      'SC212',
      'SC213',
      'SC216',
      'SC220',
      'SC225',
      'SC230',
      'SC240',
      '_1SCONST',
      '_1SJOURN',
      '_1SCRDOC',
      '_1SSYSTEM',
      '_1SUSERS',
      'DH310',
      'DT310',
      'DH320',
      'DT320',
      'DH330',
      'DH340',
      'RA420',
      'RG410',
      'RG420',
      'RG430',
      'RA410',
    ])
      expect(asked).toContain(`FROM ${table} `);
  });
  it('uses two connections at once, and one to try the login', () => {
    expect(new Set(house.server.statements().map((s) => s.connection)).size).toBeLessThanOrEqual(3);
    expect(house.server.sessions).toBeLessThanOrEqual(2);
  });
  it('a login that can write is told of', async () => {
    const ledger = house.ledger({}, house.client({}, house.url('onec')));
    house.warnings.length = 0;
    await ledger.pulse();
    // The sandbox, like a server of before 2005, cannot say; then nothing is claimed.
    if (ledger.loginCanWrite === null) expect(house.warnings).toEqual([]);
    else expect([ledger.loginCanWrite, house.warnings.length]).toEqual([true, 1]);
  });
});

describe('the check itself is red for', () => {
  it.each([
    ['a table without NOLOCK', 'SELECT TOP (5) j.IDDOC FROM _1SJOURN j WHERE j.IDDOC > @p0'],
    [
      'a joined table without it',
      'SELECT TOP (5) j.IDDOC FROM _1SJOURN j WITH (NOLOCK) JOIN DH310 h ON h.IDDOC = j.IDDOC',
    ],
    ['one in a question inside', 'SELECT TOP (5) t.a FROM (SELECT 1 AS a FROM DH310 h) t'],
    ['one by a comma', 'SELECT TOP (5) 1 FROM DH310 h WITH (NOLOCK), DT310 l'],
    ['an unbounded one', 'SELECT j.IDDOC FROM _1SJOURN j WITH (NOLOCK)'],
    ['too many rows', 'SELECT TOP (1000000) j.IDDOC FROM _1SJOURN j WITH (NOLOCK)'],
    ['a lock', 'SELECT TOP (1) j.IDDOC FROM _1SJOURN j WITH (NOLOCK) JOIN DH310 h WITH (TABLOCKX) ON 1 = 1'],
    ['a write', 'UPDATE DH310 SET SP3108 = 1'],
    ['a write behind a question', 'SELECT TOP (1) 1 FROM DH310 h WITH (NOLOCK); DELETE FROM DH310'],
    ['a transaction', 'BEGIN TRAN'],
  ])('%s', (_, sql) => expect(sent(sql)).not.toEqual([]));
  it('a connection that reads what is committed, or waits for ever', () => {
    const good = 'SELECT TOP (1) j.IDDOC FROM _1SJOURN j WITH (NOLOCK)';
    expect(sent(good)).toEqual([]);
    const check = (sql: string) => disturbing({ kind: 'sp_executesql', sql, parameters: [] });
    expect(check(good)).not.toEqual([]);
    expect(check(`SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED; SET LOCK_TIMEOUT -1; ${good}`)).not.toEqual([]);
    expect(check('set transaction isolation level repeatable read')).not.toEqual([]);
    expect(check('set implicit_transactions on')).not.toEqual([]);
  });
  it('a parameter that is nvarchar, and procedures', () => {
    const parameters = [{ name: '@p0', type: { type: 'nvarchar' as const, length: 9 }, value: 'x' }];
    expect(disturbing({ kind: 'sp_executesql', sql: `${SELECT}SELECT TOP (1) @p0`, parameters })).not.toEqual([]);
    expect(disturbing({ kind: 'procedure', sql: 'sp_who', parameters: [] })).not.toEqual([]);
    expect(disturbing({ kind: 'transaction', sql: '', parameters: [] })).not.toEqual([]);
  });
});
