import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { salesTables } from '../../../../sales.tables.js';
import { LAST, OnecStampBook, type Stamp } from './onec-stamp-book.js';

const stamp = (id: string, place: string, parts: string[] = []): Stamp => ({
  id,
  place,
  stamp: `s${id.trim()}`,
  parts,
});

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  let stamps: OnecStampBook;
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables]);
    stamps = new OnecStampBook(house.database);
  });
  afterAll(() => house.close());

  const ids = async (found: Promise<Stamp[]>): Promise<string[]> => (await found).map((s) => s.id);

  it('keeps, finds by id, by range and by place, replaces and forgets', async () => {
    const all = ['    11', '    11K', '    11М', '   104', '   104K', '  144G', 'ZZZZZZ'].map((id, n) =>
      stamp(id, `2024060${n}`),
    );
    await house.work.run(() => stamps.keep('document', all));
    await house.work.run(() => stamps.keep('party', [stamp('    11', '')]));
    expect(await ids(stamps.between('document', '', LAST))).toEqual(all.map((s) => s.id));
    expect(await ids(stamps.between('document', '    11', '   104'))).toEqual(['    11K', '    11М', '   104']);
    expect(await ids(stamps.placed('document', '20240601', '20240603Z'))).toEqual(['    11М', '   104']);
    expect(await ids(stamps.at('document', '20240606'))).toEqual(['ZZZZZZ']);
    await house.work.run(() => stamps.keep('document', [stamp('    11', '2024', ['144G/0/1', '144G/0/2'])]));
    expect(await stamps.of('document', ['    11', 'nothing'])).toEqual([
      stamp('    11', '2024', ['144G/0/1', '144G/0/2']),
    ]);
    await house.work.run(() => stamps.drop('document', ['    11', '  144G']));
    expect(await ids(stamps.of('document', ['    11', '    11K']))).toEqual(['    11K']);
    await house.work.run(() => stamps.forget());
    expect(await ids(stamps.between('party', '', LAST))).toEqual([]);
  });
  it('what was rolled back is not kept', async () => {
    const kept = house.work.run(async () => {
      await stamps.keep('document', [stamp('    11', '')]);
      throw new Error('full');
    });
    await expect(kept).rejects.toThrow('full');
    expect(await stamps.of('document', ['    11'])).toEqual([]);
  });
  it('has the table that the rows want', async () => {
    expect(await house.database.schemaDifference()).toBe('');
  });
});
