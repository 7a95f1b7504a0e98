import { ContactJudged, ContactReceived, InquiryReopened } from '@prorab/sales/contract';
import { aMailWorld, anna, boris } from '../a-mail-world.builder.js';
import { ClearLettersWhenInquiryReopened } from '../subscribers/index.js';
import { ClassifyLetter } from './classify-letter.use-case.js';
import { ClearLetters } from './clear-letters.use-case.js';

async function aSpamLetter() {
  const world = aMailWorld();
  const { letters, threads, colleagues, settings, outbox, feed, audit, work, clock } = world;
  const classify = new ClassifyLetter(letters, threads, colleagues, settings, outbox, feed, audit, work, clock);
  const clear = new ClearLetters(letters, threads, colleagues, feed, audit, work);
  const id =
    (await world.arrives('a', { from: [{ address: 'ivan@stroy.ru', name: 'Иван' }], subject: 'Кирпич' }))?.id ?? '';
  await classify.execute({ letterId: id, as: 'spam' });
  const reopened = (why: string, contactIds?: string[]) =>
    new ClearLettersWhenInquiryReopened(clear).handle(
      InquiryReopened.of({
        ...{ inquiryId: '0190a000-0000-7000-8000-00000000ffff', number: 1, why, at: clock.now().toISOString() },
        ...(contactIds && { contactIds, employeeId: boris.id }),
      }),
    );
  return { world, id, reopened, letter: () => letters.letters.get(id) };
}

describe('an inquiry that is no spam after all', () => {
  it('sets its letters back, says who said so, and tells sales nothing that it knows', async () => {
    const { world, id, reopened, letter } = await aSpamLetter();
    const told = [world.outbox.of(ContactReceived).length, world.outbox.of(ContactJudged).length];
    expect(letter()).toMatchObject({ kind: 'spam', awaiting: false });
    await reopened('not-spam', ['call-7', id]);
    expect(letter()).toMatchObject({ kind: 'person', awaiting: true });
    expect(letter()?.reasons[0]).toBe(`by-hand: ${boris.name}`);
    expect(world.feed.changes.at(-1)).toMatchObject({
      kind: 'letter-classified',
      subject: id,
      payload: { kind: 'person' },
    });
    expect(world.audit.entries.at(-1)).toMatchObject({ subject: `letter:${id}`, after: { kind: 'person' } });
    expect([world.outbox.of(ContactReceived).length, world.outbox.of(ContactJudged).length]).toEqual(told);
    const before = world.feed.changes.length;
    await reopened('not-spam', [id]);
    expect(world.feed.changes).toHaveLength(before);
  });

  it('waits for no answer when it was answered since', async () => {
    const { world, id, reopened, letter } = await aSpamLetter();
    const thread = await world.threads.takeForChange(letter()?.threadId ?? '');
    thread.noteAnswer({ at: world.clock.now(), authorId: anna.id });
    await world.threads.saveAll([thread]);
    await reopened('not-spam', [id]);
    expect(letter()).toMatchObject({ kind: 'person', awaiting: false });
  });

  it('is not meant by an inquiry that was opened again for another reason', async () => {
    const { id, reopened, letter } = await aSpamLetter();
    await reopened('by-employee', [id]);
    await reopened('not-spam');
    expect(letter()?.kind).toBe('spam');
  });
});
