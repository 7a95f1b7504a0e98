import { ManualClock } from '@prorab/kernel';
import { FakeFileStore, FakeJobs, type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { aCollectedLetter, anna, settingsWith } from '../../../application/a-mail-world.builder.js';
import { HouseJudges } from '../../../application/house-judges.js';
import { LetterEntry } from '../../../application/intake/letter-entry.js';
import { LetterNews } from '../../../application/intake/letter-news.js';
import { LetterPreparation } from '../../../application/intake/letter-preparation.js';
import type { CollectedLetter } from '../../../application/ports/collected-letter.js';
import { FakeLetterParser } from '../../../application/ports/fake-letter-parser.js';
import { FakeColleagues } from '../../../application/ports/fake-mail-books.js';
import { TakeInHistory } from '../../../application/use-cases/take-in-history.use-case.js';
import { TakeInLetter } from '../../../application/use-cases/take-in-letter.use-case.js';
import { mailTables } from './mail.tables.js';
import { MikroAnswerBook } from './mikro-answer-book.js';
import { MikroLetterBook } from './mikro-letter-book.js';
import { MikroThreadBook } from './mikro-thread-book.js';

/** The intake over real tables; the parser and the files are fakes. */
const intakeOver = (house: TestHouse, parser: FakeLetterParser) => {
  const settings = settingsWith();
  const [letters, threads, answers] = [
    new MikroLetterBook(house.database),
    new MikroThreadBook(house.database),
    new MikroAnswerBook(house.database),
  ];
  const preparation = new LetterPreparation(new FakeFileStore(), parser, settings);
  const news = new LetterNews(threads, letters, settings, house.outbox, house.feed, new FakeJobs());
  const judges = new HouseJudges(new FakeColleagues([anna]), settings);
  const clock = new ManualClock('2026-06-01T07:00:00Z');
  const entry = new LetterEntry(judges, letters, threads, answers, news, house.locks, house.work, clock);
  return {
    history: new TakeInHistory(preparation, entry, letters),
    live: new TakeInLetter(preparation, entry, letters),
  };
};

describe.each(testEngines())('letters taken in on %s', (engine) => {
  let house: TestHouse;
  const parser = new FakeLetterParser();
  beforeAll(async () => void (house = await openTestHouse(engine, [mailTables])));
  afterAll(() => house.close());

  const ivan = { address: 'ivan@stroy.ru', name: 'Иван' };
  const batch = (from: number, count: number, history: boolean): CollectedLetter[] =>
    Array.from({ length: count }, (_, i) => {
      const name = `${history ? 'h' : 'l'}${from + i}`;
      const chained = (from + i) % 3 > 0 ? { references: [`${history ? 'h' : 'l'}${from + i - 1}@fake.example`] } : {};
      parser.prepare(name, { from: [ivan], ...chained });
      return aCollectedLetter(name, { history, uid: from + i + (history ? 10_000 : 0) });
    });
  const counts = async () => {
    const tables = [
      'mail_letter',
      'mail_thread',
      'mail_receipt',
      'mail_correspondent',
      'platform_event',
      'platform_feed',
    ];
    const rows = [];
    for (const table of tables)
      rows.push(...(await house.database.all<{ n: number }>(`select count(*) as n from ${table}`)));
    return rows.map((r) => Number(r.n));
  };

  it('asks as much for a batch of two hundred as for a batch of ten', async () => {
    const { history } = intakeOver(house, parser);
    const asked = async (letters: CollectedLetter[]): Promise<number> => {
      house.queries.length = 0;
      await history.execute({ letters });
      return house.queries.length;
    };
    const few = await asked(batch(0, 10, true));
    const many = await asked(batch(10, 200, true));
    // A long insert is cut into portions; beyond that nothing grows.
    expect(many - few).toBeLessThanOrEqual(8);
    expect(many).toBeLessThan(40);
  });

  it('changes nothing when the last thousand letters come once more', async () => {
    const { history, live } = intakeOver(house, parser);
    const old = [0, 200, 400, 600, 800].map((from) => batch(1_000 + from, 200, true));
    for (const letters of old) await history.execute({ letters });
    const fresh = batch(0, 30, false);
    for (const letter of fresh) await live.execute({ letter });
    const before = await counts();
    for (const letters of old) await history.execute({ letters });
    for (const letter of [...fresh, ...old.flat().slice(-50)]) await live.execute({ letter });
    // A renumbered folder, too, brings places but no letters.
    for (const letters of old)
      await history.execute({
        letters: letters.map((l) => ({ ...l, origin: { ...l.origin, uidValidity: '2' } as never })),
      });
    expect(await counts()).toEqual(before);
  });

  it('enters a letter once when two readers bring it at the same moment', async () => {
    const other = await house.another();
    const [one, two] = [intakeOver(house, parser), intakeOver(other, parser)];
    parser.prepare('race', { from: [ivan] });
    const letters = [1, 2, 3, 4].map((n) => aCollectedLetter('race', { uid: 50_000 + n }));
    await Promise.all(letters.map((letter, i) => (i % 2 ? one : two).live.execute({ letter })));
    const rows = await house.database.all<{ n: number }>(
      "select count(*) as n from mail_letter where message_id = 'race@fake.example'",
    );
    expect(Number(rows[0]?.n)).toBe(1);
    await other.close();
  });
});
