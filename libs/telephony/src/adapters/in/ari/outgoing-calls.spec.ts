import { newId } from '@prorab/kernel';
import { actingAs } from '@prorab/platform/marks';
import { eventually } from '@prorab/platform/testing';
import { ContactReceived, CustomerCalled } from '@prorab/sales/contract';
import { aCallerCard } from '../../../domain/a-caller-card.builder.js';
import { Call, type CallPurpose } from '../../../domain/call.js';
import { ANNA, BORIS, LINE, PARTY, POOLED, PSKOV, aCallWorld } from './a-call-world.builder.js';

type World = Awaited<ReturnType<typeof aCallWorld>>;
const NUMBER = '+79112223344';
const CLIENT = '79112223344@pskov';
const NOTHING: CallPurpose = { partyId: null, inquiryId: null };

describe('calls that go out', () => {
  const worlds: World[] = [];
  const world = async (): Promise<World> => {
    const made = await aCallWorld();
    made.control.phones.add(CLIENT);
    worlds.push(made);
    return made;
  };
  afterEach(async () => {
    for (const one of worlds.splice(0)) await one.end();
  });
  const wish = (
    at: World,
    to: string,
    { about = NOTHING, key = null as string | null, by = ANNA, role = 'manager' } = {},
  ) => actingAs({ kind: 'employee', employeeId: by, role, sessionId: 's' }, () => at.make.execute({ to, about, key }));
  const rung = (at: World): string[] => at.control.orders.filter((o) => o.startsWith('ring PJSIP'));
  /** Picked up at the own phone. */
  const lifted = async (at: World, to = NUMBER, about = NOTHING): Promise<string> => {
    const { channelId } = (await wish(at, to, { about })).state;
    at.control.pickUp(channelId);
    await at.settled();
    return channelId;
  };

  it('ring at the own phone, which says whom; then at the customer, who sees the number of his city; they talk and are recorded', async () => {
    const at = await world();
    at.callers.known.set(NUMBER, aCallerCard({ partyId: PARTY }));
    const { channelId, id } = (await wish(at, '8 (911) 222-33-44')).state;
    await at.settled();
    expect(at.control.displayOf(channelId)).toBe('"ООО «Ромашка», звоним" <+79112223344>');
    expect(rung(at)).toEqual(['ring PJSIP/101']);
    at.control.pickUp(channelId);
    await at.settled();
    expect(rung(at)).toEqual(['ring PJSIP/101', `ring PJSIP/${CLIENT}`]);
    expect(at.control.displayOf(`${channelId}~0`)).toBe('"" <78112201234>');
    at.control.pickUp(`${channelId}~0`);
    await at.settled();
    expect(at.stateOf(channelId)).toMatchObject({ stage: 'talking', answeredBy: ANNA, party: { partyId: PARTY } });
    expect([...(at.control.bridges.get(`bridge-${id}`) ?? [])].toSorted()).toEqual([channelId, `${channelId}~0`]);
    expect(at.control.recordings.has(`calls/${id}`)).toBe(true);
    at.clock.advance({ seconds: 135 });
    at.control.end(`${channelId}~0`);
    await at.settled();
    expect(at.stateOf(channelId)).toMatchObject({ outcome: 'talked' });
    expect(at.outbox.of(ContactReceived)).toEqual([]);
    expect(at.outbox.of(CustomerCalled)).toMatchObject([
      { contactId: id, number: NUMBER, partyId: PARTY, employeeId: ANNA, talkedSeconds: 135, why: null },
    ]);
  });

  it('wished twice, with a key or while it goes on, are one call; a key is no other call', async () => {
    const at = await world();
    const first = await wish(at, NUMBER, { key: 'key-12345' });
    expect((await wish(at, NUMBER, { key: 'key-12345' })).state.id).toBe(first.state.id);
    expect((await wish(at, '89112223344')).state.id).toBe(first.state.id);
    at.control.end(first.state.channelId, 'rejected');
    await at.settled();
    expect((await wish(at, NUMBER, { key: 'key-12345' })).state).toMatchObject({ id: first.state.id, stage: 'ended' });
    await expect(wish(at, '+79112223355', { key: 'key-12345' })).rejects.toMatchObject({
      code: 'telephony.call-key-reused',
    });
    expect(rung(at)).toEqual(['ring PJSIP/101']);
    expect((await wish(at, NUMBER)).state.id).not.toBe(first.state.id);
  });
  it.each([
    ['busy', 'busy'],
    ['no-answer', 'no-answer'],
    ['rejected', 'rejected'],
    ['unreachable', 'unreachable'],
  ] as const)(
    'the customer is %s: sales hears that he was not reached, and nobody has missed a call',
    async (end, why) => {
      const at = await world();
      const channelId = await lifted(at);
      at.control.end(`${channelId}~0`, end);
      await at.settled();
      expect(at.stateOf(channelId)).toMatchObject({ stage: 'ended', outcome: 'unanswered', clientEnd: why });
      expect(at.control.channels.has(channelId)).toBe(false);
      expect(at.outbox.of(CustomerCalled)).toMatchObject([{ talkedSeconds: null, why }]);
      expect(await at.missed.open(10)).toEqual([]);
      expect(at.feed.changes.at(-1)?.payload).toMatchObject({ direction: 'out', why, calledBy: ANNA });
    },
  );
  it('no provider takes it: the number is not to be had', async () => {
    const at = await world();
    at.control.phones.delete(CLIENT);
    const channelId = await lifted(at);
    expect(at.stateOf(channelId)).toMatchObject({ outcome: 'unanswered', clientEnd: 'unreachable' });
  });
  it('the own phone is switched off: the answer says so at once, and the customer is not rung', async () => {
    const at = await world();
    at.control.phones.delete('101');
    const { state } = await wish(at, NUMBER);
    expect(state).toMatchObject({ stage: 'ended', outcome: 'given-up', legs: [{ end: 'unreachable' }] });
    expect(rung(at)).toEqual(['ring PJSIP/101']);
    expect(at.outbox.of(CustomerCalled)).toEqual([]);
  });
  it('one who has no phone, a number that is none or is not allowed, an exchange that is away: refused before anything rings', async () => {
    const at = await world();
    await expect(wish(at, NUMBER, { by: newId() })).rejects.toMatchObject({ code: 'telephony.own-phone-missing' });
    await expect(wish(at, '123456')).resolves.toMatchObject({ state: { caller: { number: '+78112123456' } } });
    at.control.end([...at.control.channels.keys()][0] ?? '', 'rejected');
    await at.settled();
    await expect(wish(at, '12')).rejects.toMatchObject({ code: 'telephony.number-undiallable' });
    for (const no of ['+4930123456', '+77012223344', '88095551122'])
      await expect(wish(at, no)).rejects.toMatchObject({ code: 'telephony.number-forbidden' });
    at.control.cut();
    await at.settled();
    await expect(wish(at, NUMBER)).rejects.toMatchObject({ code: 'telephony.exchange-unavailable' });
    expect(rung(at)).toEqual(['ring PJSIP/101']);
  });
  it('who talks or calls already does not call another; and not without end', async () => {
    const at = await world();
    const { channelId } = (await wish(at, NUMBER)).state;
    await expect(wish(at, '+79112223355')).rejects.toMatchObject({ code: 'telephony.caller-busy' });
    at.control.end(channelId, 'rejected');
    await at.settled();
    for (let n = 0; n < 2; n++) {
      at.control.end((await wish(at, `+7911222335${n}`)).state.channelId, 'rejected');
      await at.settled();
    }
    await expect(wish(at, NUMBER)).rejects.toMatchObject({ code: 'telephony.too-many-calls' });
    at.clock.advance({ seconds: 61 });
    expect((await wish(at, NUMBER)).isOpen).toBe(true);
  });

  it('call back: a talk with his number ends the episode; one in vain neither ends nor joins it, and one with somebody else neither', async () => {
    const at = await world();
    at.control.phones.add('79119998877@pskov');
    const missed = at.control.arrive(LINE, { number: '+79119998877' });
    await at.settled();
    at.control.end(missed);
    await at.settled();
    const [episode] = await at.missed.open(10);
    const vain = await lifted(at, '+79119998877');
    at.control.end(`${vain}~0`, 'busy');
    await at.settled();
    at.clock.advance({ seconds: 9 });
    const other = await lifted(at);
    at.control.pickUp(`${other}~0`);
    await at.settled();
    at.control.end(`${other}~0`);
    await at.settled();
    expect(await at.missed.open(10)).toEqual([episode]);
    const channelId = await lifted(at, '+79119998877');
    at.control.pickUp(`${channelId}~0`);
    await at.settled();
    expect(await at.missed.open(10)).toEqual([]);
  });
  it('about an inquiry are told with it by who may end an episode; of others sales finds it by the number', async () => {
    const at = await world();
    const inquiryId = newId();
    const told = async (role: string): Promise<unknown> => {
      const { channelId } = (await wish(at, NUMBER, { about: { ...NOTHING, inquiryId }, role })).state;
      at.control.pickUp(channelId);
      await at.settled();
      at.control.end(`${channelId}~0`, 'busy');
      await at.settled();
      return at.outbox.of(CustomerCalled).at(-1)?.inquiryId;
    };
    expect([await told('seller'), await told('accountant'), await told('marketer')]).toEqual([inquiryId, null, null]);
  });
  it('he sees the number by which he was last in touch, else that of his branch', async () => {
    const at = await world();
    const spb = newId();
    at.lines.add({ number: '+78123334455', title: 'Санкт-Петербург', branchId: spb });
    at.callers.known.set(NUMBER, aCallerCard({ branchId: spb }));
    const first = await lifted(at);
    expect(at.stateOf(first)).toMatchObject({ line: '+78123334455', branchId: spb });
    at.control.end(first);
    at.clock.advance({ seconds: 9 });
    const came = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    at.control.end(came);
    await at.settled();
    expect(at.stateOf(await lifted(at))?.line).toBe(LINE);
  });
  it('show no number of a pool, also to whom he has called by it: it is another visitor’s by then', async () => {
    const at = await world();
    const channelId = at.control.arrive(POOLED, { number: NUMBER });
    await at.settled();
    at.control.end(channelId);
    await at.settled();
    expect(at.stateOf(channelId)?.line).toBe(POOLED);
    expect(at.stateOf(await lifted(at))?.line).toBe(LINE);
  });

  it('dialled at the phone: he hears how it goes, and the phone is answered when the customer is', async () => {
    const at = await world();
    const channelId = at.control.dial('101', '89112223344');
    await at.settled();
    expect(at.control.orders).toContain(`ringing ${channelId}`);
    expect(at.control.orders).not.toContain(`answer ${channelId}`);
    at.control.pickUp(`${channelId}~0`);
    await at.settled();
    expect(at.stateOf(channelId)).toMatchObject({ stage: 'talking', direction: 'out', calledBy: ANNA });
    expect(at.control.orders).toContain(`answer ${channelId}`);
  });
  it('dialled at the phone, the customer busy: the phone says so', async () => {
    const at = await world();
    const channelId = at.control.dial('101', '89112223344');
    await at.settled();
    at.control.end(`${channelId}~0`, 'busy');
    await at.settled();
    expect(at.control.refused.get(channelId)).toBe(486);
  });
  it('dialled to a colleague: in the history by his name, also when he is not there; no business of sales, not recorded', async () => {
    const at = await world();
    const first = at.control.dial('101', '102');
    await at.settled();
    expect(at.control.displayOf(`${first}~0`)).toBe('"Анна" <101>');
    at.control.pickUp(`${first}~0`);
    await at.settled();
    expect(at.stateOf(first)).toMatchObject({ stage: 'talking', callerName: 'Борис', recordings: [] });
    at.control.end(first);
    await at.settled();
    at.control.phones.delete('102');
    const second = at.control.dial('101', '102');
    await at.settled();
    expect(at.stateOf(second)).toMatchObject({
      ...{ outcome: 'unanswered', clientEnd: 'unreachable', callerName: 'Борис' },
      caller: { kind: 'inside', extension: '102' },
    });
    expect(at.outbox.events).toEqual([]);
  });
  it('dialled in the browser, it is his call; a colleague is rung in the browser, where his is', async () => {
    const at = await world();
    at.control.phones.add('102-web');
    const channelId = at.control.dial('101-web', '102');
    await at.settled();
    expect(rung(at)).toEqual(['ring PJSIP/102-web']);
    expect(at.stateOf(channelId)).toMatchObject({ calledBy: ANNA, callerName: 'Борис', legs: [{ extension: '101' }] });
  });
  it('dialled where the house does not call: the phone says no, and it is no call', async () => {
    const at = await world();
    const channelId = at.control.dial('101', '810493012345678');
    await at.settled();
    expect(at.control.refused.get(channelId)).toBe(403);
    expect(at.calls.rows.size).toBe(0);
  });
  it('dialled at the phone of somebody who has left, or who makes no calls: it reaches colleagues, and nobody outside', async () => {
    const at = await world();
    const guest = { employeeId: newId(), name: 'Завод', extension: '107', branchId: PSKOV, areaCode: '8112' };
    at.owners.owners.push({ ...guest, callsOut: false });
    for (const phone of ['107', '107-web', '999']) {
      const channelId = at.control.dial(phone, '89112223344');
      await at.settled();
      expect(at.control.refused.get(channelId)).toBe(403);
    }
    expect(at.calls.rows.size).toBe(0);
    const inside = at.control.dial('107', '102');
    await at.settled();
    expect(at.stateOf(inside)).toMatchObject({ stage: 'ringing', callerName: 'Борис' });
  });
  it('dialled without end, or by many at once with his password: no more than from the desk, and those that go on go on', async () => {
    const at = await world();
    for (const n of ['40', '41', '42', '51']) at.control.phones.add(`791122233${n}@pskov`);
    const all = Array.from({ length: 6 }, (_, n) => at.control.dial('101', `8911222334${n}`));
    await at.settled();
    expect(all.map((id) => at.control.refused.get(id) ?? null)).toEqual([null, null, null, 403, 403, 403]);
    at.clock.advance({ seconds: 61 });
    const later = at.control.dial('101', '89112223350');
    await at.settled();
    expect(at.control.refused.get(later)).toBe(403);
    at.control.end(all[0] ?? '');
    await at.settled();
    const last = at.control.dial('101', '89112223351');
    await at.settled();
    expect(at.stateOf(last)?.stage).toBe('ringing');
  });
  it('dialled and not to be written down: the dialplan calls by itself', async () => {
    const at = await world();
    at.calls.add = () => Promise.reject(new Error('the base is down'));
    const channelId = at.control.dial('101', '89112223344');
    await at.settled();
    expect(at.control.orders).toContain(`hand back ${channelId} 89112223344 out`);
  });

  it('after a break: who dialled meanwhile is taken in, what goes on goes on, phones that ring for no call are let go', async () => {
    const at = await world();
    const talks = await lifted(at);
    at.control.pickUp(`${talks}~0`);
    const rings = (await wish(at, '+79112223355', { by: BORIS })).state.channelId;
    await at.settled();
    at.control.cut();
    const came = at.control.dial('100', '89112223344');
    const stray = { ...[...at.control.channels.values()][0] } as NonNullable<
      ReturnType<typeof at.control.channels.get>
    >;
    at.control.channels.set('click-stray', { ...stray, id: 'click-stray', args: [] });
    await at.control.connect();
    await at.settled();
    expect([talks, rings, came].map((id) => at.stateOf(id)?.stage)).toEqual(['talking', 'ringing', 'ringing']);
    expect(at.control.channels.has('click-stray')).toBe(false);
    expect(at.control.channels.has(`${talks}~0`)).toBe(true);
  });
  it.each(['by then', 'not yet'] as const)(
    'wished while it is asked what the exchange has, and rung %s: it is no call that was lost',
    async (rungBy) => {
      const at = await world();
      const [open, ring] = [at.calls.open.bind(at.calls), at.control.ring.bind(at.control)];
      const read = Promise.withResolvers<void>();
      at.control.ring = async (order) => {
        if (rungBy === 'not yet') await read.promise;
        return ring(order);
      };
      let wished: ReturnType<typeof wish> | null = null;
      at.calls.open = async () => {
        wished ??= wish(at, NUMBER);
        await (rungBy === 'by then' ? wished : eventually(() => at.calls.rows.size > 0));
        setImmediate(read.resolve);
        return open();
      };
      await at.control.connect();
      const { channelId } = (await wished!).state;
      at.control.pickUp(channelId);
      await at.settled();
      expect(at.stateOf(channelId)).toMatchObject({ stage: 'ringing', outcome: null, legs: [{ end: null }] });
      expect(rung(at)).toEqual(['ring PJSIP/101', `ring PJSIP/${CLIENT}`]);
    },
  );

  describe('clicked at another process, which has not had it ring yet, when all is read anew', () => {
    const clicked = async (at: World): Promise<string> => {
      const side = await at.sides.sideOf(NUMBER, null);
      const of = { ...side, id: newId(), channelId: 'click-elsewhere', startedAt: at.clock.now() };
      await at.calls.add(Call.make(of, { employeeId: ANNA, extension: '101', lifted: false }));
      at.control.cut();
      await at.control.connect();
      return of.channelId;
    };
    it('is not over: it rings a little later, and goes on', async () => {
      const at = await world();
      const channelId = await clicked(at);
      expect(at.stateOf(channelId)?.stage).toBe('ringing');
      const order = { channelId, endpoint: 'PJSIP/101', seconds: 20, args: ['leg'], callerNumber: '', callerName: '' };
      await at.control.ring(order);
      at.clock.advance({ seconds: 16 });
      at.ear.alive();
      at.control.pickUp(channelId);
      await eventually(() => rung(at).includes(`ring PJSIP/${CLIENT}`));
      expect(at.stateOf(channelId)?.stage).toBe('ringing');
    });
    it('is over when it has not rung for longer than an order may take', async () => {
      const at = await world();
      const channelId = await clicked(at);
      at.clock.advance({ seconds: 14 });
      at.ear.alive();
      await at.settled();
      expect(at.stateOf(channelId)?.stage).toBe('ringing');
      at.clock.advance({ seconds: 2 });
      at.ear.alive();
      await eventually(() => at.stateOf(channelId)?.outcome === 'given-up');
    });
  });
});
