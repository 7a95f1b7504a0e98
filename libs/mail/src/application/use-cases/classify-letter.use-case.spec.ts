import { ContactJudged, ContactReceived } from '@prorab/sales/contract';
import { actingAs } from '@prorab/platform/marks';
import { aMailWorld, anna } from '../a-mail-world.builder.js';
import type { ParsedLetter } from '../ports/letter-parser.port.js';
import { ClassifyLetter } from './classify-letter.use-case.js';

const ivan = { address: 'ivan@stroy.ru', name: 'Иван' };
const bulk = { headers: { precedence: ['bulk'] } };

async function aJudgedLetter(parsed: Partial<ParsedLetter> = {}, how: Parameters<typeof arrives>[2] = {}) {
  const world = aMailWorld();
  const { letters, threads, colleagues, settings, outbox, feed, audit, work, clock } = world;
  const classify = new ClassifyLetter(letters, threads, colleagues, settings, outbox, feed, audit, work, clock);
  const letter = await arrives(world, parsed, how);
  const id = letter?.id ?? '';
  return {
    ...{ world, id },
    threadKey: letter?.threadId ?? '',
    judges: (as: 'spam' | 'person') =>
      actingAs({ kind: 'employee', employeeId: anna.id, role: 'manager', sessionId: 's' }, () =>
        classify.execute({ letterId: id, as }),
      ),
    verdicts: () => outbox.of(ContactJudged).map(({ verdict }) => verdict),
    told: () => outbox.of(ContactReceived).length,
  };
}
const arrives = (
  world: ReturnType<typeof aMailWorld>,
  parsed: Partial<ParsedLetter>,
  how: Parameters<typeof world.arrives>[2],
) => world.arrives('a', { from: [ivan], subject: 'Кирпич', ...parsed }, how);

describe('a letter classified by hand', () => {
  it('as spam tells sales who said so, and as a customer brings it back', async () => {
    const { world, id, threadKey, judges, verdicts, told } = await aJudgedLetter();
    expect(told()).toBe(1);
    expect(await judges('spam')).toEqual({ opensInquiry: false });
    expect(world.outbox.of(ContactJudged)).toMatchObject([
      { contactId: id, threadKey, verdict: 'spam', employeeId: anna.id, judgedAt: world.clock.now().toISOString() },
    ]);
    expect(world.letters.letters.get(id)).toMatchObject({ kind: 'spam', awaiting: false });
    await judges('spam');
    await judges('person');
    expect(verdicts()).toEqual(['spam', 'customer']);
    // The letter is told of once more; sales knows it by its id.
    expect(told()).toBe(2);
    expect(world.letters.letters.get(id)).toMatchObject({ kind: 'person', awaiting: true });
  });

  it('opens nothing when it is history that sales has on its time line, and says so; a robot of history does', async () => {
    const old = await aJudgedLetter({}, { history: true });
    await old.judges('spam');
    expect(await old.judges('person')).toEqual({ opensInquiry: false });
    expect([old.told(), old.verdicts()]).toEqual([0, []]);
    expect(old.world.letters.letters.get(old.id)).toMatchObject({ kind: 'person', awaiting: false });
    expect(old.world.feed.changes.at(-1)?.payload).toMatchObject({ kind: 'person', opensInquiry: false });
    // What is said a second time is not news: neither is it told to sales.
    await old.judges('spam');
    expect(old.verdicts()).toEqual([]);

    const robot = await aJudgedLetter(bulk, { history: true });
    expect(await robot.judges('person')).toEqual({ opensInquiry: true });
    expect(robot.told()).toBe(1);
  });

  it('is one letter of its conversation, whatever is said of it', async () => {
    const robot = await aJudgedLetter(bulk);
    const thread = () => robot.world.threads.threads.get(robot.threadKey);
    expect(thread()).toMatchObject({ letters: 1, lastCustomerLetterId: null });
    for (const as of ['person', 'spam', 'person'] as const) await robot.judges(as);
    expect(thread()).toMatchObject({ letters: 1, lastCustomerLetterId: robot.id, customerAddress: ivan.address });
  });

  it('waits for no answer when it has one already', async () => {
    const { world, id, judges } = await aJudgedLetter();
    await judges('spam');
    const thread = await world.threads.takeForChange(world.letters.letters.get(id)?.threadId ?? '');
    thread.noteAnswer({ at: new Date(Date.parse('2026-06-01T08:00:00.000Z')), authorId: anna.id });
    await world.threads.saveAll([thread]);
    await judges('person');
    expect(world.letters.letters.get(id)?.awaiting).toBe(false);
  });

  it('says nothing of spam that sales never heard of: a robot, or history', async () => {
    const robot = await aJudgedLetter(bulk);
    expect(robot.told()).toBe(0);
    await robot.judges('spam');
    expect(robot.verdicts()).toEqual([]);
    const old = await aJudgedLetter({}, { history: true });
    await old.judges('spam');
    expect(old.verdicts()).toEqual([]);
  });
});
