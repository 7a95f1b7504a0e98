import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { insertAll, isDuplicateKey } from './insert-all.js';

describe.each(testEngines())('statements inside and outside of a unit of work on %s', (engine) => {
  let house: TestHouse;
  const at = new Date('2026-03-01T20:59:59.123Z');
  beforeAll(async () => {
    house = await openTestHouse(engine, []);
    const moment = engine === 'sqlite' ? 'datetime' : 'datetime(3)';
    await house.database.run(
      `create table probe (id varchar(40) not null primary key, words text null, n bigint null, yes int not null, at ${moment} null)`,
    );
  });
  afterEach(() => house.database.run('delete from probe'));
  afterAll(() => house.close());

  const row = (id: string, words: string | null = 'слово', n: number | null = 1) => ({ id, words, n, yes: true, at });
  const all = () => house.database.all<{ id: string; words: string; n: number }>('select * from probe order by id');
  const within = <T>(work: () => Promise<T>): Promise<T> => house.work.run(work);

  it('give back what was put in, whatever stands in it, the same both ways', async () => {
    const texts = ["O'Hara \\' -- ? :x ?", 'кирпич 🧱 «М150»', 'строка\r\nстрока\t%_', '', null];
    const rows = texts.map((text, i) => row(`in-${i}`, text, i === 3 ? Number.MAX_SAFE_INTEGER : -i));
    await within(() => insertAll(house.database, 'probe', rows));
    await insertAll(
      house.database,
      'probe',
      rows.map((r) => ({ ...r, id: r.id.replace('in', 'out') })),
    );
    const read = async () => (await all()).map(({ id: _, ...rest }) => JSON.stringify(rest));
    const [inside, outside] = [await within(read), await read()];
    expect(inside).toEqual(outside);
    const half = outside.length / 2;
    expect(outside.slice(0, half)).toEqual(outside.slice(half));
    expect((await all()).slice(0, half).map(({ words }) => words)).toEqual(texts);
    expect(Number((await all())[3]?.n)).toBe(Number.MAX_SAFE_INTEGER);
    const found = await within(() =>
      house.database.all<{ id: string }>('select id from probe where at = ? and words = ? and yes = ?', [
        at,
        texts[0] as string,
        true,
      ]),
    );
    expect(found.map(({ id }) => id).sort()).toEqual(['in-0', 'out-0']);
  });

  it('count the rows that they changed', async () => {
    await within(() => insertAll(house.database, 'probe', [row('a'), row('b'), row('c')]));
    expect(await within(() => house.database.run('update probe set n = 5 where id in (?, ?)', ['a', 'b']))).toBe(2);
    expect(await within(() => house.database.run('delete from probe where id = ?', ['nobody']))).toBe(0);
  });

  it('know what to do with a key that is there: refuse, keep, replace', async () => {
    await within(() => insertAll(house.database, 'probe', [row('a', 'первое')]));
    const again = [row('a', 'второе'), row('b')];
    const refused = await within(() => insertAll(house.database, 'probe', again)).catch((e: unknown) => e);
    expect([isDuplicateKey(refused), (await all()).length]).toEqual([true, 1]);
    await within(() => insertAll(house.database, 'probe', again, 'keep'));
    expect((await all()).map(({ words }) => words)).toEqual(['первое', 'слово']);
    await within(() => insertAll(house.database, 'probe', again, { replaceBy: 'id' }));
    expect((await all()).map(({ words }) => words)).toEqual(['второе', 'слово']);
  });

  it('take more rows than one statement holds, and texts longer than one', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => row(`n${i}`, i % 1_000 === 0 ? 'щ'.repeat(20_000) : 'x', i));
    await within(() => insertAll(house.database, 'probe', rows));
    const [{ n, long } = { n: 0, long: 0 }] = await house.database.all<{ n: number; long: number }>(
      `select count(*) as n, max(${engine === 'sqlite' ? 'length' : 'char_length'}(words)) as \`long\` from probe`,
    );
    expect([Number(n), Number(long)]).toEqual([5_000, 20_000]);
  });

  it('are undone with the unit of work', async () => {
    const failed = within(async () => {
      await insertAll(house.database, 'probe', [row('a')]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await all()).toEqual([]);
  });
});
