import { eventually, testEngines } from '@prorab/platform/testing';
import type { PresenceSeen } from '../../../domain/presence.js';
import { type MessengerHouse, aMessengerHouse, people } from '../http/a-messenger-house.builder.js';

type Desk = Awaited<ReturnType<MessengerHouse['desk']>>;

describe.each(testEngines())('presence on %s', (engine) => {
  let house: MessengerHouse;
  let watcher: Desk;
  beforeAll(async () => {
    house = await aMessengerHouse(engine);
    watcher = await house.desk('head');
  });
  afterAll(() => house.close());

  const told = (who: keyof typeof people): PresenceSeen[] =>
    watcher.heard.flatMap(([e, p]) =>
      e === 'presence'
        ? (p as { people: PresenceSeen[] }).people.filter(({ employeeId }) => employeeId === people[who].id)
        : [],
    );
  const statuses = (who: keyof typeof people): string[] => told(who).map((p) => p.status);
  const shown = async (who: keyof typeof people): Promise<PresenceSeen> =>
    (await house.get('people', 'head')).body.people.find((p: PresenceSeen) => p.employeeId === people[who].id);
  const isTold = (who: keyof typeof people, ...expected: string[]) =>
    // What changes back within half a second is told once, as it is then.
    eventually(() => expect(statuses(who).at(-1)).toEqual(expected.at(-1)));

  it('comes, is busy, goes away, leaves: all see it, and when it was', async () => {
    expect(await shown('anna')).toMatchObject({ status: 'offline', lastSeenAt: null });
    const anna = await house.desk('anna');
    await isTold('anna', 'online');
    await anna.emitWithAck('presence:activity', { active: false });
    await isTold('anna', 'online', 'away');
    await anna.emitWithAck('presence:activity', { active: true });
    expect(await anna.emitWithAck('presence:say', { status: 'busy', text: 'на объекте' })).toEqual({ ok: true });
    await isTold('anna', 'online', 'away', 'online', 'busy');
    expect(await shown('anna')).toMatchObject({ status: 'busy', text: 'на объекте', lastSeenAt: null });
    const at = house.clock.now().toISOString();
    anna.close();
    await isTold('anna', 'online', 'away', 'online', 'busy', 'offline');
    expect(told('anna').at(-1)).toMatchObject({ lastSeenAt: at });
    await eventually(async () => expect(await shown('anna')).toMatchObject({ status: 'offline', lastSeenAt: at }));
    const again = await house.desk('anna');
    await eventually(() => expect(statuses('anna').at(-1)).toBe('busy'));
    again.close();
  });

  it('is one of all devices of a person: in use while one is, there while one is open', async () => {
    const [phone, computer] = [await house.desk('boris'), await house.desk('boris')];
    await isTold('boris', 'online');
    await phone.emitWithAck('presence:activity', { active: false });
    expect(await shown('boris')).toMatchObject({ status: 'online' });
    await computer.emitWithAck('presence:activity', { active: false });
    await isTold('boris', 'online', 'away');
    phone.close();
    await computer.emitWithAck('presence:say', { status: 'busy', text: null });
    await isTold('boris', 'online', 'away', 'busy');
    const other = await house.desk('boris');
    await computer.emitWithAck('presence:say', { status: 'away', text: 'обед' });
    await eventually(() => expect(other.heard).toContainEqual(['presence:mine', { status: 'away', text: 'обед' }]));
    expect((await house.get('people', 'boris')).body.me).toEqual({ status: 'away', text: 'обед' });
    for (const desk of [computer, other]) desk.close();
    await eventually(() => expect(statuses('boris').at(-1)).toBe('offline'));
  });

  it('invisible, a person looks as if he had left, and comes and goes unseen', async () => {
    const vera = await house.desk('vera');
    await isTold('vera', 'online');
    const hiddenAt = house.clock.now().toISOString();
    await vera.emitWithAck('presence:say', { status: 'invisible', text: null });
    await isTold('vera', 'online', 'offline');
    expect(told('vera').at(-1)).toMatchObject({ lastSeenAt: hiddenAt });
    house.clock.advance({ seconds: 30 });
    await vera.emitWithAck('presence:activity', { active: false });
    await vera.emitWithAck('presence:say', { status: 'invisible', text: 'скоро' });
    const second = await house.desk('vera');
    await second.emitWithAck('presence:activity', { active: true });
    second.close();
    // He himself can work on, unseen: what he says is said.
    const id = await house.direct('vera', 'head');
    await house.say(id, 'я тут', 'vera');
    await eventually(() => expect(watcher.heard.map(([e]) => e)).toContain('chat:message'));
    expect(new Set(statuses('vera').slice(1))).toEqual(new Set(['offline']));
    expect(told('vera').at(-1)).toMatchObject({ status: 'offline', lastSeenAt: hiddenAt });
    expect(await shown('vera')).toMatchObject({ status: 'offline', lastSeenAt: hiddenAt, text: 'скоро' });
    expect((await house.get('people', 'vera')).body.me).toEqual({ status: 'invisible', text: 'скоро' });
    await vera.emitWithAck('presence:say', { status: 'online', text: null });
    await eventually(() => expect(told('vera').at(-1)).toMatchObject({ status: 'away', lastSeenAt: null }));
    vera.close();
  });

  it('a desk of a house that was killed falls out after a minute', async () => {
    const worker = await house.desk('worker');
    await isTold('worker', 'online');
    house.clock.advance({ seconds: 60 });
    expect(await shown('worker')).toMatchObject({ status: 'offline' });
    await isTold('worker', 'online', 'offline');
    worker.close();
  });

  it('refuses what is none', async () => {
    const anna = await house.desk('anna');
    for (const bad of [null, {}, { status: 'drunk' }, { status: 'away', text: 'я'.repeat(1_001) }])
      expect(await anna.emitWithAck('presence:say', bad)).toEqual({ ok: false, code: 'platform.request-invalid' });
    expect(await anna.emitWithAck('presence:activity', { active: 'yes' })).toMatchObject({ ok: false });
  });

  it('who is invisible does not show that he types', async () => {
    const id = await house.group('vera', 'boris');
    const [vera, boris] = [await house.desk('vera'), await house.desk('boris')];
    const typed = (): unknown[] => boris.heard.filter(([event]) => event === 'chat:typing');
    await vera.emitWithAck('presence:say', { status: 'invisible', text: null });
    await vera.emitWithAck('chat:typing', { conversationId: id });
    await vera.emitWithAck('presence:say', { status: 'online', text: null });
    await vera.emitWithAck('chat:typing', { conversationId: id });
    await eventually(() => expect(typed()).toHaveLength(1));
    await house.say(id, 'после', 'vera');
    await eventually(() => expect(boris.heard.at(-1)?.[0]).toMatch(/chat:message|presence/));
    expect(typed()).toHaveLength(1);
    for (const desk of [vera, boris]) desk.close();
  });
});
