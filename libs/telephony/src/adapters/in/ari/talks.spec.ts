import { newId } from '@prorab/kernel';
import { actingAs } from '@prorab/platform/marks';
import { ContactNoted, CustomerCalled } from '@prorab/sales/contract';
import '../../../telephony.rights.js';
import { ANNA, BORIS, HEAD, LINE, aCallWorld } from './a-call-world.builder.js';

type World = Awaited<ReturnType<typeof aCallWorld>>;
const as = <T>(employeeId: string, what: () => Promise<T>, role = 'manager'): Promise<T> =>
  actingAs({ kind: 'employee', role, employeeId, sessionId: newId() }, what);

/** Holds the talk open once the customer was away from it, to its end. */
const keeperOf = ({ channel }: { channel: string }): string => `${channel}~keep`;
describe('a talk, as it is steered', () => {
  const worlds: World[] = [];
  /** Anna talks with a customer. */
  const aTalk = async () => {
    const at = await aCallWorld();
    worlds.push(at);
    at.control.phones.add('100');
    const channel = at.control.arrive(LINE, { number: '+79112223344' });
    await at.settled();
    at.control.pickUp(`${channel}~0`);
    await at.settled();
    const { id: callId } = at.stateOf(channel) ?? { id: '' };
    return { ...at, channel, callId, talking: async () => [...(await at.calls.activity(at.clock.now())).talking] };
  };
  afterEach(async () => {
    for (const one of worlds.splice(0)) await one.end();
  });

  it('belongs to who is in it, and to the head for him', async () => {
    const { hold, callId, channel, stateOf } = await aTalk();
    const held = { callId, held: true };
    await expect(as(BORIS, () => hold.execute(held))).rejects.toMatchObject({ code: 'telephony.call-not-yours' });
    await expect(as(ANNA, () => hold.execute({ ...held, callId: newId() }))).rejects.toMatchObject({
      code: 'telephony.call-missing',
    });
    await as(HEAD, () => hold.execute(held), 'head');
    expect(stateOf(channel)?.aside).toMatchObject({ why: 'hold', by: ANNA });
  });
  it('given to a colleague, he is busy from when he talks, and she is free', async () => {
    const at = await aTalk();
    const order = { callId: at.callId, how: 'transfer' as const, target: { employeeId: BORIS } };
    await as(ANNA, () => at.handOver.execute(order));
    await as(ANNA, () => at.handOver.execute(order));
    expect(at.control.displayOf(`${at.channel}~2`)).toBe('"Псков, от: Анна" <+79112223344>');
    await at.settled();
    expect(await at.talking()).toEqual([]);
    at.control.pickUp(`${at.channel}~2`);
    await at.settled();
    expect(await at.talking()).toEqual([BORIS]);
    expect(at.stateOf(at.channel)?.answeredBy).toBe(ANNA);
    expect(at.control.bridges.get(`bridge-${at.callId}`)).toEqual(
      new Set([at.channel, `${at.channel}~2`, keeperOf(at)]),
    );
    expect([...at.control.recordings.values()]).toMatchObject([{ finished: false }]);
    expect(at.feed.changes.at(-1)?.payload).toMatchObject({ talking: [BORIS], moving: null, onHold: false });
    at.control.end(at.channel);
    await at.settled();
    expect(at.control.channels.size).toBe(0);
  });
  it('is not given to who talks, to oneself, to nobody, or where the house does not call', async () => {
    const at = await aTalk();
    const to = (target: object) => as(ANNA, () => at.handOver.execute({ callId: at.callId, how: 'consult', target }));
    await expect(to({ employeeId: ANNA })).rejects.toMatchObject({ code: 'telephony.target-unfit' });
    await expect(to({ to: '999' })).rejects.toMatchObject({ code: 'telephony.target-unfit' });
    await expect(to({ to: 'abc' })).rejects.toMatchObject({ code: 'telephony.number-undiallable' });
    await expect(to({ to: '+375 17 200-00-00' })).rejects.toMatchObject({ code: 'telephony.number-forbidden' });
    at.control.phones.delete('102');
    await expect(to({ to: '102' })).rejects.toMatchObject({ code: 'telephony.colleague-unreachable' });
    expect(at.stateOf(at.channel)).toMatchObject({ stage: 'talking', aside: null });
    at.control.phones.add('102');
    const other = at.control.arrive(LINE, { number: '+79110000001' });
    await at.settled();
    at.control.pickUp(`${other}~0`);
    await at.settled();
    await expect(to({ employeeId: BORIS })).rejects.toMatchObject({ code: 'telephony.colleague-busy' });
  });
  it('tells nobody who is not in it whether a colleague is there, or is free', async () => {
    const at = await aTalk();
    const to = (target: object) => as(BORIS, () => at.handOver.execute({ callId: at.callId, how: 'consult', target }));
    for (const target of [{ employeeId: ANNA }, { employeeId: newId() }, { to: '999' }, { to: 'abc' }])
      await expect(to(target)).rejects.toMatchObject({ code: 'telephony.call-not-yours' });
  });
  it('handed over by the keys of the phone is the same; what cannot be is told to the phone', async () => {
    const at = await aTalk();
    const leg = `${at.channel}~0`;
    for (const to of ['999', null]) {
      at.control.handOvers.clear();
      at.control.handOver(leg, to);
      await at.settled();
      expect(at.control.handOvers.get(leg)).toBe('declined');
    }
    expect(at.stateOf(at.channel)?.handing).toBeNull();
    at.control.handOver(leg, '102');
    await at.settled();
    expect(at.control.handOvers.get(leg)).toBe('taken');
    expect(at.stateOf(at.channel)?.legs.at(-1)).toMatchObject({ purpose: 'transfer', employeeId: BORIS, by: ANNA });
    expect(at.stateOf(at.channel)?.legs[0]?.endedAt).not.toBeNull();
  });
  /** Anna holds the customer and dials at the same phone. */
  const twoTalks = async (dialled = '102', answered = true) => {
    const at = await aTalk();
    at.control.phones.add('79117778899@pskov');
    at.control.hold(`${at.channel}~0`, true);
    const own = at.control.dial('101', dialled);
    await at.settled();
    if (answered) at.control.pickUp(`${own}~0`);
    await at.settled();
    const { id } = at.stateOf(own) ?? { id: '' };
    return { ...at, own, leg: `${at.channel}~0`, guest: `${own}~0`, otherId: id };
  };
  it.each(['of the customer', 'of the other one'] as const)(
    'given to the colleague who was asked, by the keys of the phone, from its talk %s: one call goes on, the other one says so',
    async (from) => {
      const at = await twoTalks();
      const [asked, named] = from === 'of the customer' ? [at.leg, at.own] : [at.own, at.leg];
      at.control.handOver(asked, null, named);
      await at.settled();
      expect([...at.control.handOvers]).toEqual([[asked, 'taken']]);
      expect(at.stateOf(at.own)).toMatchObject({ stage: 'ended', mergedInto: { callId: at.callId } });
      expect(at.control.bridges.get(`bridge-${at.callId}`)).toEqual(new Set([at.channel, at.guest, keeperOf(at)]));
      expect([...at.control.channels.keys()].toSorted()).toEqual([at.channel, at.guest, keeperOf(at)].toSorted());
      expect(await at.talking()).toEqual([BORIS]);
      expect([...at.control.recordings.values()]).toMatchObject([{ finished: false }]);
      expect(at.feed.changes.find((c) => c.subject === at.otherId && c.kind === 'call-ended')).toBeDefined();
      at.control.cut();
      await at.control.connect();
      expect([...at.control.channels.keys()].toSorted()).toEqual([at.channel, at.guest, keeperOf(at)].toSorted());
      at.control.end(at.guest);
      await at.settled();
      expect(at.stateOf(at.channel)).toMatchObject({ stage: 'ended', outcome: 'talked', answeredBy: ANNA });
      expect(at.control.channels.size).toBe(0);
    },
  );
  it('given to one whose phone still rings: he has it when he picks up, and it returns when he does not', async () => {
    const at = await twoTalks('102', false);
    at.control.handOver(at.leg, null, at.own);
    await at.settled();
    expect(at.stateOf(at.own)).toMatchObject({ outcome: 'given-up', mergedInto: { callId: at.callId } });
    expect(at.control.hearsMusic(at.channel)).toBe(true);
    expect(at.control.displayOf(at.guest)).toContain('Псков');
    at.control.pickUp(at.guest);
    await at.settled();
    expect(await at.talking()).toEqual([BORIS]);
    expect(at.control.bridges.get(`bridge-${at.callId}`)).toEqual(new Set([at.channel, at.guest, keeperOf(at)]));
    const other = await twoTalks('102', false);
    other.control.handOver(other.leg, null, other.own);
    await other.settled();
    other.control.end(other.guest, 'no-answer');
    await other.settled();
    expect(other.stateOf(other.channel)?.legs.at(-1)).toMatchObject({ purpose: 'return', employeeId: ANNA });
  });
  it('given to a number outside; sales hears of that call once', async () => {
    const at = await twoTalks('+79117778899');
    at.control.handOver(at.leg, null, at.own);
    await at.settled();
    expect(at.stateOf(at.channel)?.legs.at(-1)).toMatchObject({ id: at.guest, employeeId: null, purpose: 'consult' });
    expect(at.outbox.of(CustomerCalled)).toMatchObject([{ contactId: at.otherId, number: '+79117778899' }]);
    at.control.end(at.channel);
    await at.settled();
    expect(at.outbox.of(CustomerCalled)).toHaveLength(1);
    expect(at.control.channels.size).toBe(0);
  });
  it('handed on once more by who has got it so', async () => {
    const at = await twoTalks();
    at.control.handOver(at.leg, null, at.own);
    await at.settled();
    at.control.handOver(at.guest, '100');
    await at.settled();
    expect(at.control.handOvers.get(at.guest)).toBe('taken');
    expect(at.stateOf(at.channel)?.legs.at(-1)).toMatchObject({ purpose: 'transfer', employeeId: HEAD, by: BORIS });
  });
  it.each([
    ['a talk that is not known', (): string => 'fake-999'],
    ['the other side of its own talk', ({ channel }: { channel: string }): string => channel],
    ['somebody else’s', ({ guest }: { guest: string }): string => guest],
  ])('is not given to %s, and goes on', async (_, named) => {
    const at = await twoTalks();
    at.control.handOver(at.leg, null, named(at));
    await at.settled();
    expect(at.control.handOvers.get(at.leg)).toBe('declined');
    expect(at.stateOf(at.channel)).toMatchObject({ stage: 'talking', aside: { why: 'hold' } });
    expect(at.stateOf(at.own)).toMatchObject({ stage: 'talking', mergedInto: null });
  });
  it('asked for at both ends at one moment, it is given once', async () => {
    const at = await twoTalks();
    at.control.handOver(at.leg, null, at.own);
    at.control.handOver(at.own, null, at.leg);
    await at.settled();
    expect([...at.control.handOvers.values()].toSorted()).toEqual(['declined', 'taken']);
    expect(at.control.bridges.get(`bridge-${at.callId}`)).toEqual(new Set([at.channel, at.guest, keeperOf(at)]));
  });
  it('lost while it is handed over, it is an episode of its own', async () => {
    const at = await aTalk();
    await as(ANNA, () => at.handOver.execute({ callId: at.callId, how: 'transfer', target: { employeeId: BORIS } }));
    await at.settled();
    at.control.end(at.channel);
    await at.settled();
    expect(at.stateOf(at.channel)?.outcome).toBe('dropped');
    expect(at.feed.changes.map((c) => c.kind)).toContain('missed-opened');
  });
  it('listened to, it has no talker more, and who listened for how long is on record; the talk knows nothing', async () => {
    const at = await aTalk();
    const listen = (whispers: boolean) => as(HEAD, () => at.listenIn.execute({ callId: at.callId, whispers }), 'head');
    const before = at.feed.changes.length;
    await listen(false);
    at.control.pickUp(`${at.channel}~2`);
    await at.settled();
    // Rung, and heard: the page of who listens shows both as they come.
    expect(at.feed.changes.slice(before).map(({ kind }) => kind)).toEqual(['call-talking', 'call-talking']);
    expect(at.control.bridges.get(`listen-${at.channel}~2`)).toEqual(
      new Set([`${at.channel}~2~ear`, `${at.channel}~2`]),
    );
    expect(await at.talking()).toEqual([ANNA]);
    at.clock.advance({ seconds: 30 });
    at.control.end(`${at.channel}~2`);
    await at.settled();
    expect(at.audit.entries.map(({ action, after }) => [action, after])).toEqual([
      ['telephony.call.listen', { whom: ANNA, whispers: false }],
      ['telephony.call.listened', { employeeId: HEAD, seconds: 30, whispers: false }],
    ]);
    expect(at.outbox.events).toHaveLength(3);
    expect(at.control.bridges.has(`listen-${at.channel}~2`)).toBe(false);
    expect(at.stateOf(at.channel)?.stage).toBe('talking');
  });
  it('is not listened to unless it is on record before, nor while the exchange is away; a fall between the two leaves the record', async () => {
    const at = await aTalk();
    const listen = () => as(HEAD, () => at.listenIn.execute({ callId: at.callId, whispers: false }), 'head');
    at.control.cut();
    await at.settled();
    await expect(listen()).rejects.toMatchObject({ code: 'telephony.exchange-unavailable' });
    await at.control.connect();
    const record = at.audit.record.bind(at.audit);
    at.audit.record = () => {
      throw new Error('the base is down');
    };
    await expect(listen()).rejects.toThrow('the base is down');
    expect(at.control.orders.filter((order) => order === 'ring PJSIP/100')).toEqual([]);
    expect(at.stateOf(at.channel)?.legs.filter(({ purpose }) => purpose === 'listen')).toEqual([]);
    at.audit.record = record;
    const ring = at.control.ring.bind(at.control);
    at.control.ring = () => Promise.reject(new Error('killed'));
    await expect(listen()).rejects.toThrow('killed');
    at.control.ring = ring;
    expect(at.audit.entries.map(({ action }) => action)).toEqual(['telephony.call.listen']);
  });
  it('is not steered while the exchange is away: it is said, and nothing is kept that is not so', async () => {
    const at = await aTalk();
    at.control.cut();
    await at.settled();
    await expect(as(ANNA, () => at.hold.execute({ callId: at.callId, held: true }))).rejects.toMatchObject({
      code: 'telephony.exchange-unavailable',
    });
    expect(at.stateOf(at.channel)?.aside).toBeNull();
    await at.control.connect();
    await as(ANNA, () => at.hold.execute({ callId: at.callId, held: true }));
    expect(at.control.hearsMusic(at.channel)).toBe(true);
  });
  it('noted, is told to the desks, while they talk and afterwards; the same word again is no news', async () => {
    const at = await aTalk();
    const note = (text: string) => as(ANNA, () => at.note.execute({ callId: at.callId, text }));
    const told = () => at.feed.changes.slice(before).map(({ kind, subject }) => [kind, subject]);
    const before = at.feed.changes.length;
    await note('сорок мешков');
    await note('сорок мешков');
    expect(told()).toEqual([['call-talking', at.callId]]);
    at.control.end(at.channel);
    await at.settled();
    await note('сорок мешков, самовывоз');
    expect(told().slice(1)).toEqual([
      ['call-ended', at.callId],
      ['call-ended', at.callId],
    ]);
  });
  it('noted, sales hears of it once it is over, and of each change afterwards; of one between colleagues never', async () => {
    const at = await aTalk();
    const note = (text: string) => as(ANNA, () => at.note.execute({ callId: at.callId, text }));
    const told = () => at.outbox.of(ContactNoted).map(({ contactId, text }) => [contactId, text]);
    await note('сорок');
    await note('сорок мешков');
    expect(told()).toEqual([]);
    at.control.end(at.channel);
    await at.settled();
    expect(told()).toEqual([[at.callId, 'сорок мешков']]);
    at.clock.advance({ seconds: 5 });
    await note('сорок мешков, самовывоз');
    await note('сорок мешков, самовывоз');
    expect(told().slice(1)).toEqual([[at.callId, 'сорок мешков, самовывоз']]);
    const [first, second] = at.outbox.of(ContactNoted).map(({ notedAt }) => Date.parse(notedAt));
    expect((second ?? 0) - (first ?? 0)).toBe(5_000);
    const inside = at.control.arrive(LINE, { number: '102', endpoint: '102' });
    await at.settled();
    at.control.pickUp(`${inside}~0`);
    await at.settled();
    await as(ANNA, () => at.note.execute({ callId: at.stateOf(inside)?.id ?? '', text: 'обед' }));
    at.control.end(inside);
    await at.settled();
    expect(at.stateOf(inside)).toMatchObject({ stage: 'ended', note: { text: 'обед' } });
    expect(told()).toHaveLength(2);
  });
  it('left by hanging up at the desk, it ends as by the key of the phone', async () => {
    const at = await aTalk();
    await as(ANNA, () => at.leave.execute({ callId: at.callId }));
    await at.settled();
    expect(at.stateOf(at.channel)).toMatchObject({ stage: 'ended', outcome: 'talked' });
    await expect(as(ANNA, () => at.leave.execute({ callId: at.callId }))).rejects.toMatchObject({
      code: 'telephony.call-not-talking',
    });
  });
});
