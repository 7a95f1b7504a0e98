import { anna, minutesLater } from '../../domain/a-conversation.builder.js';
import type { DeskState, PresenceStatus } from '../../domain/presence.js';
import { ListPeople } from '../queries/list-people.query.js';
import { type MessengerWorld, aMessengerWorld, as } from '../a-messenger-world.builder.js';

describe('presence', () => {
  let world: MessengerWorld;
  beforeEach(() => (world = aMessengerWorld()));
  const say = (status: PresenceStatus, text: string | null = null) =>
    as(anna, () => world.sayPresence.execute({ status, text }));
  const open = (active = true) => world.desks.mark({ employeeId: anna.id, deskId: 'd', active });
  const note = (state: DeskState) => world.noteDesk.execute({ employeeId: anna.id, state, at: world.clock.now() });
  const told = () =>
    world.fanOut.told.flatMap((t) => (t.to === 'staff' ? (t.payload as { people: object[] }).people : []));
  const shown = async () => {
    const people = new ListPeople(world.colleagues, world.presence, world.desks);
    return (await as(anna, () => people.execute())).people.find((p) => p.employeeId === anna.id);
  };

  it('is told to the staff as others see it, to one’s own devices as it is', async () => {
    await open();
    await say('busy', '  на \n объекте ');
    const { id: employeeId } = anna;
    expect(told()).toEqual([{ employeeId, status: 'busy', text: 'на объекте', lastSeenAt: null }]);
    await say('online', ' ');
    expect(told().at(-1)).toEqual({ employeeId, status: 'online', text: null, lastSeenAt: null });
    await say('away', 'я'.repeat(200));
    expect(await world.presence.of(employeeId)).toMatchObject({ text: 'я'.repeat(140) });
    await say('away', `${'я'.repeat(139)}🙂`);
    expect(await world.presence.of(employeeId)).toMatchObject({ text: 'я'.repeat(139) });
    await say('invisible');
    expect(told().at(-1)).toMatchObject({ status: 'offline' });
    expect(world.fanOut.told.at(-1)).toMatchObject({ event: 'presence:mine', payload: { status: 'invisible' } });
    await expect((async () => world.sayPresence.execute({ status: 'away', text: null }))()).rejects.toMatchObject({
      code: 'messenger.employee-needed',
    });
  });

  it('keeps when the last desk went dark', async () => {
    await open();
    await note('active');
    world.clock.advance({ minutes: 5 });
    await note('idle');
    await note('none');
    expect(told()).toMatchObject([
      { status: 'online', lastSeenAt: null },
      { status: 'away' },
      { status: 'offline', lastSeenAt: minutesLater(5) },
    ]);
    await world.desks.close({ employeeId: anna.id, deskId: 'd' });
    expect(await shown()).toMatchObject({ status: 'offline', lastSeenAt: minutesLater(5) });
  });

  it('who is invisible looks like who left then, and nothing that he does is told', async () => {
    await open();
    world.clock.advance({ minutes: 1 });
    await say('invisible');
    const before = told().length;
    world.clock.advance({ minutes: 1 });
    for (const state of ['idle', 'active', 'none'] as const) await note(state);
    expect(told()).toHaveLength(before);
    await say('invisible', 'скоро буду');
    expect(await shown()).toMatchObject({ status: 'offline', text: 'скоро буду', lastSeenAt: minutesLater(1) });
    await open();
    await say('online');
    expect(await shown()).toMatchObject({ status: 'online', lastSeenAt: null });
  });
});
