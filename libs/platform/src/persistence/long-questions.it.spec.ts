import { setImmediate as nextTurn } from 'node:timers/promises';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';

/** Rows that only counting makes. */
const counted = (many: number): string =>
  `with recursive c (n) as (select 1 union all select n + 1 from c where n < ${many}) select count(*) as n from c`;

describe.each(testEngines())('long questions on %s', (engine) => {
  let house: TestHouse;
  const at = new Date('2026-03-01T20:59:59.123Z');
  beforeAll(async () => {
    house = await openTestHouse(engine, []);
    const moment = engine === 'sqlite' ? 'datetime' : 'datetime(3)';
    await house.database.run(
      `create table probe (id varchar(40) not null primary key, words text null, n bigint null, at ${moment} null)`,
    );
    await house.database.run('insert into probe values (?, ?, ?, ?)', ['a', 'кирпич 🧱', Number.MAX_SAFE_INTEGER, at]);
    await house.database.run('insert into probe values (?, ?, ?, ?)', ['b', null, null, null]);
  });
  afterAll(() => house.close());

  it('are answered like all others, and their SQL is told', async () => {
    const asked = ['select * from probe where at = ? or id = ? order by id', [at, 'b']] as const;
    house.queries.splice(0);
    const rows = await house.tables.long(...asked);
    expect(house.queries).toEqual([asked[0]]);
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(await house.tables.all(...asked));
  });

  it('see what is committed, and in a unit of work what it has done', async () => {
    const here = () => house.tables.long<{ id: string }>('select id from probe where id = ?', ['c']);
    await house.work.run(async () => {
      await house.database.run('insert into probe (id) values (?)', ['c']);
      expect(await here()).toHaveLength(1);
    });
    expect(await here()).toHaveLength(1);
  });

  it('fail with the error that others fail with, and the next one is answered', async () => {
    const told = (ask: 'all' | 'long') =>
      house.tables[ask]('select nothing from nowhere').catch((e: Error & { code?: unknown }) => [
        e.name,
        e.code,
        e.message,
      ]);
    expect(await told('long')).toEqual(await told('all'));
    expect(await told('long')).toHaveLength(3);
    expect(await house.tables.long('select 1 as n')).toEqual([{ n: 1 }]);
  });

  // A server answers in a process of its own anyway.
  if (engine !== 'sqlite') return;
  it('hold nothing up: other things happen meanwhile', async () => {
    let [turns, done] = [0, false];
    const answer = house.tables.long(counted(300_000)).finally(() => (done = true));
    while (!done) {
      await nextTurn();
      turns++;
    }
    await answer;
    // In the thread that asks, it would be done before the first turn.
    expect(turns).toBeGreaterThan(2);
  });

  it('are refused when the base is closed meanwhile', async () => {
    const other = await openTestHouse(engine, []);
    const answer = other.tables.long(counted(3_000_000)).catch((e: Error) => e.message);
    await other.close();
    expect(await answer).toContain('closed');
  });
});
