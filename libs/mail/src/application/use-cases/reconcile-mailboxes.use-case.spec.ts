import { LettersMissing } from '../../contract/index.js';
import { aMailWorld, salesBox } from '../a-mail-world.builder.js';
import { FakeMailboxCursors } from '../ports/fake-mailbox-cursors.js';
import { FakeMailArchive, FakeMailboxStates, FakeReconciliations } from '../ports/fake-mail-books.js';
import { ReconcileMailboxes } from './reconcile-mailboxes.use-case.js';

const yesterday = new Date('2026-05-31T12:00:00Z');
const aCount = async (mailbox: Partial<typeof salesBox> = {}) => {
  const world = aMailWorld({ mailboxes: [{ ...salesBox, ...mailbox }] });
  const [archive, states, cursors, reconciliations] = [
    new FakeMailArchive(),
    new FakeMailboxStates(),
    new FakeMailboxCursors(),
    new FakeReconciliations(),
  ];
  const cursor = {
    uidValidity: '1',
    lastUid: 9,
    highestModseq: null,
    historyBefore: yesterday,
    backlog: null,
    checkedAt: yesterday,
  };
  await cursors.save('sales', 'INBOX', cursor);
  await world.arrives('a', {}, { receivedAt: yesterday });
  await world.arrives('b', {}, { receivedAt: yesterday });
  const { letters, poisoned, settings, outbox, feed, work, clock } = world;
  const useCase = new ReconcileMailboxes(
    ...([archive, letters, poisoned, cursors, reconciliations, states, settings, outbox, feed, work, clock] as const),
  );
  const onServer = (count: number, day = '2026-05-31') => archive.counts.set('sales/INBOX', [{ day, letters: count }]);
  return { world, archive, states, cursors, cursor, reconciliations, useCase, onServer };
};

describe('the nightly count', () => {
  it('is silent when server and store agree, put-aside letters counted in', async () => {
    const { world, useCase, onServer, reconciliations, states } = await aCount();
    world.poisoned.countByDay = async () => new Map([['2026-05-31', 1]]);
    onServer(3);
    expect(await useCase.execute()).toEqual([]);
    expect([reconciliations.rows, world.outbox.of(LettersMissing)]).toEqual([[], []]);
    expect(states.remarks.get('sales')).toBeNull();
  });

  it('alarms once when the server has more, and again only when it gets worse (MA-03)', async () => {
    const { world, useCase, onServer, states } = await aCount();
    onServer(4);
    for (let night = 0; night < 3; night++) await useCase.execute();
    expect(world.outbox.of(LettersMissing)).toMatchObject([{ day: '2026-05-31', onServer: 4, stored: 2, missing: 2 }]);
    expect(states.remarks.get('sales')).toContain('2');
    onServer(5);
    await useCase.execute();
    expect(world.outbox.of(LettersMissing)).toHaveLength(2);
  });

  it('shows without alarm what people deleted on the server, and leaves today alone', async () => {
    const { world, useCase, onServer, reconciliations } = await aCount();
    onServer(1);
    expect(await useCase.execute()).toEqual([]);
    expect(reconciliations.rows).toMatchObject([{ onServer: 1, stored: 2, missing: 0 }]);
    onServer(7, '2026-06-01');
    await useCase.execute();
    expect(world.outbox.of(LettersMissing)).toEqual([]);
  });

  it('waits for the end of the first import and for what it was not to bring', async () => {
    const { cursors, cursor, useCase, onServer } = await aCount();
    onServer(9);
    await cursors.save('sales', 'INBOX', { ...cursor, backlog: { from: 1, to: 5 } });
    expect(await useCase.execute()).toEqual([]);
  });

  it('remarks upon a server that does not answer', async () => {
    const { archive, useCase, onServer, states } = await aCount();
    onServer(2);
    archive.down = true;
    expect(await useCase.execute()).toEqual([]);
    expect(states.remarks.get('sales')).toContain('сверка не удалась');
  });
});
