import { ContactReceived } from '@prorab/sales/contract';
import { aCollectedLetter, aMailWorld } from '../a-mail-world.builder.js';
import { DiscardPoisoned } from './discard-poisoned.use-case.js';
import { RetryPoisoned } from './retry-poisoned.use-case.js';

const problem = { kind: 'refused-by-intake' as const, reason: 'it broke' };
const aPoisonedWorld = async () => {
  const world = aMailWorld();
  await world.intake.poisoned(aCollectedLetter('poison', { uid: 77 }), problem);
  const [row] = [...world.poisoned.rows.values()];
  const { poisoned, files, preparation, entry, audit, work, clock } = world;
  return {
    world,
    id: row?.id ?? '',
    row: () => world.poisoned.rows.get(row?.id ?? ''),
    retry: new RetryPoisoned(poisoned, files, preparation, entry, audit, work, clock),
    discard: new DiscardPoisoned(poisoned, audit, work, clock),
  };
};

describe('a poisoned letter', () => {
  it('is kept raw and listed once, and told to the desks (MA-02)', async () => {
    const { world, row } = await aPoisonedWorld();
    await world.intake.poisoned(aCollectedLetter('poison', { uid: 77 }), problem);
    expect(world.poisoned.rows.size).toBe(1);
    expect(row()).toMatchObject({ reason: 'it broke', folder: 'INBOX', excerpt: 'X-Fake: poison', status: 'waiting' });
    expect(world.files.files.has(row()?.rawHash ?? '')).toBe(true);
    expect(world.feed.changes).toMatchObject([{ stream: 'mail', kind: 'letter-put-aside' }]);
  });

  it('is read again after an upgrade and then is a letter like any other', async () => {
    const { world, retry, id, row } = await aPoisonedWorld();
    await expect(retry.execute({ id })).rejects.toMatchObject({ code: 'mail.letter-unreadable' });
    expect(row()).toMatchObject({ status: 'waiting', attempts: 1 });
    world.parser.unreadable.clear();
    expect((await retry.execute({ id })).letterId).not.toBeNull();
    expect(row()).toMatchObject({ status: 'taken-in' });
    expect(world.outbox.of(ContactReceived)).toHaveLength(1);
    expect(world.audit.entries.at(-1)).toMatchObject({ action: 'mail.poisoned.retry' });
    await expect(retry.execute({ id })).rejects.toMatchObject({ code: 'mail.poisoned-settled' });
  });

  it('is thrown away by a person, on record', async () => {
    const { world, discard, retry, id, row } = await aPoisonedWorld();
    await discard.execute({ id });
    expect(row()?.status).toBe('discarded');
    expect(world.audit.entries).toMatchObject([{ action: 'mail.poisoned.discard', subject: `poisoned:${id}` }]);
    await expect(retry.execute({ id })).rejects.toMatchObject({ code: 'mail.poisoned-settled' });
  });
});

describe('trouble of the storage', () => {
  it.each([['ENOSPC'], ['ECONNREFUSED'], ['SQLITE_FULL']])(
    '%s is nobody’s letter: the transport waits',
    async (code) => {
      const world = aMailWorld();
      world.files.put = () => Promise.reject(Object.assign(new Error('x'), { code }));
      await expect(world.intake.receive(aCollectedLetter('a'))).rejects.toMatchObject({
        kind: 'unavailable',
        code: 'mail.store-unavailable',
      });
      await expect(world.intake.poisoned(aCollectedLetter('a'), problem)).rejects.toMatchObject({
        kind: 'unavailable',
      });
    },
  );
  it('a bug stays what it is', async () => {
    const world = aMailWorld();
    world.letters.add = () => Promise.reject(new TypeError('oops'));
    await expect(world.intake.receive(aCollectedLetter('a'))).rejects.toBeInstanceOf(TypeError);
  });
});
