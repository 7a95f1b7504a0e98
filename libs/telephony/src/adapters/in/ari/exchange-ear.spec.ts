import { isLate } from '@prorab/platform/marks';
import { eventually } from '@prorab/platform/testing';
import { ContactAnswered, ContactReceived, ContactTaken } from '@prorab/sales/contract';
import { aCallerCard } from '../../../domain/a-caller-card.builder.js';
import { ExchangeRefused, ExchangeUnavailable } from '../../../domain/exchange.errors.js';
import type { CallerCard } from '../../../domain/caller-card.js';
import '../../../telephony.messages.js';
import { ANNA, BORIS, LINE, PARTY, aCallWorld } from './a-call-world.builder.js';

type World = Awaited<ReturnType<typeof aCallWorld>>;
const NUMBER = '+79112223344';
const romashka = (responsibleId: string | null): CallerCard => aCallerCard({ responsibleId, partyId: PARTY });

describe('what happens at the exchange', () => {
  const worlds: World[] = [];
  const world = async (options: Parameters<typeof aCallWorld>[0] = {}): Promise<World> => {
    const made = await aCallWorld(options);
    worlds.push(made);
    return made;
  };
  afterEach(async () => {
    for (const one of worlds.splice(0)) await one.end();
  });
  const rung = (of: World): string[] =>
    of.control.orders.filter((o) => o.startsWith('ring PJSIP')).map((o) => o.slice(11));

  it('a known customer: his own manager rings first, and the phone says who it is', async () => {
    const at = await world();
    at.callers.known.set(NUMBER, romashka(BORIS));
    const channel = at.control.arrive(LINE, { number: '89112223344' });
    await at.settled();
    expect(rung(at)).toEqual(['102']);
    expect(at.control.displayOf(`${channel}~0`)).toBe('"Псков · ООО «Ромашка»" <+79112223344>');
    at.control.end(`${channel}~0`, 'no-answer');
    await at.settled();
    expect(rung(at)).toEqual(['102', '101', '102']);
  });

  it('rings in the browser of who takes his calls there; when it is not at the exchange, at his desk, and it is one leg', async () => {
    const at = await world();
    const browser = { place: 'browser', at: at.clock.now() } as const;
    for (const employeeId of [ANNA, BORIS]) await at.places.choose({ employeeId, ...browser });
    at.control.phones.add('101-web');
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    expect([at.control.ringingAt('101-web'), at.control.ringingAt('101')]).toEqual([`${channel}~0`, null]);
    expect(at.control.ringingAt('102')).toBe(`${channel}~1`);
    expect(at.stateOf(channel)?.legs.map((leg) => [leg.extension, leg.end])).toEqual([
      ['101', null],
      ['102', null],
    ]);
    at.control.pickUp(`${channel}~0`);
    await at.settled();
    expect(at.stateOf(channel)?.answeredBy).toBe(ANNA);
  });

  it('sales that takes too long: it rings all the same, and the phones learn the name when it comes', async () => {
    const at = await world({ lookupMs: 5 });
    let answer = (): void => undefined;
    at.callers.answer = () => new Promise((done) => (answer = () => done(romashka(null))));
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    expect(rung(at)).toEqual(['101', '102']);
    expect(at.control.displayOf(`${channel}~0`)).toBe('"Псков" <+79112223344>');
    answer();
    await eventually(() => at.control.displayOf(`${channel}~1`).includes('Ромашка'));
    expect(at.stateOf(channel)?.party?.partyId).toBe(PARTY);
    expect(at.feed.changes.at(-1)?.payload).toMatchObject({ party: { name: 'ООО «Ромашка»' } });
  });
  it('sales that fails: it rings, and the call is nobody’s yet', async () => {
    const at = await world();
    at.callers.answer = () => Promise.reject(new Error('the base is down'));
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    expect(rung(at)).toEqual(['101', '102']);
    expect(at.stateOf(channel)?.party).toBeNull();
  });

  it('a base that is away for a moment: who picks up is not left alone; one that fails for good spoils one event', async () => {
    const at = await world();
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    const take = at.calls.takeByChannel.bind(at.calls);
    const failing = (times: number, error: Error): void => {
      at.calls.takeByChannel = async (id) => {
        if (times-- <= 0) at.calls.takeByChannel = take;
        else throw error;
        return take(id);
      };
    };
    failing(2, Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST' }));
    at.control.pickUp(`${channel}~0`);
    await at.settled();
    expect(at.stateOf(channel)).toMatchObject({ stage: 'talking', answeredBy: ANNA });
    expect(at.control.orders.filter((o) => o.startsWith('join'))).toHaveLength(1);
    failing(1, new Error('a fault of ours'));
    at.control.end(channel);
    await at.settled();
    expect(at.stateOf(channel)?.stage).toBe('talking');
  });

  it('answered: sales learns once whose contact it is, and that it was answered', async () => {
    const at = await world();
    const channel = at.control.arrive(LINE, { number: NUMBER, name: 'Иван' });
    await at.settled();
    expect(at.outbox.events).toEqual([]);
    at.clock.advance({ seconds: 4 });
    at.control.pickUp(`${channel}~1`);
    await at.settled();
    const id = at.stateOf(channel)?.id ?? '';
    expect(at.outbox.of(ContactReceived)).toMatchObject([
      { contactId: id, channel: 'call', from: [{ kind: 'phone', value: NUMBER, name: 'Иван' }], employeeHint: BORIS },
    ]);
    expect(at.outbox.of(ContactTaken)).toMatchObject([{ contactId: id, employeeId: BORIS }]);
    expect(at.outbox.of(ContactAnswered)).toMatchObject([{ threadKey: `call:${NUMBER}`, employeeId: BORIS }]);
    at.control.end(channel);
    await at.settled();
    expect(at.outbox.events).toHaveLength(3);
    expect(at.control.recordings.get(`calls/${id}`)).toMatchObject({ finished: true });
    expect(at.feed.changes.map((c) => c.kind)).toEqual(
      expect.arrayContaining(['call-arrived', 'call-ringing', 'call-talking', 'call-ended']),
    );
  });
  it('missed: sales has a contact of nobody; a call from inside the house is none', async () => {
    const at = await world();
    const missed = at.control.arrive(LINE, { number: '' });
    await at.settled();
    at.control.end(missed);
    const inside = at.control.arrive(LINE, { number: '305', endpoint: '305' });
    await at.settled();
    at.control.end(inside);
    await at.settled();
    expect(at.outbox.of(ContactReceived)).toMatchObject([{ from: [], employeeHint: null }]);
  });

  it('what the phones of one call do in the same moment is kept at once, in its order', async () => {
    const at = await world();
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    let kept = 0;
    const save = at.calls.save.bind(at.calls);
    at.calls.save = async (call) => {
      kept++;
      await save(call);
    };
    at.control.pickUp(`${channel}~0`);
    at.control.pickUp(`${channel}~1`);
    at.control.end(`${channel}~1`);
    at.control.end(`${channel}~0`);
    at.control.end(channel);
    await at.settled();
    expect(at.stateOf(channel)).toMatchObject({ stage: 'ended', outcome: 'talked', answeredBy: ANNA });
    expect(at.stateOf(channel)?.legs.map((leg) => leg.end)).toEqual(['normal', 'elsewhere']);
    // That the first is up says nothing new, and all else came meanwhile.
    expect(kept).toBe(1);
  });
  it('one event that cannot be dealt with spoils nothing for those that were heard with it', async () => {
    const at = await world();
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    const save = at.calls.save.bind(at.calls);
    let fails = false;
    at.calls.save = async (call) => {
      const { stage } = call.state;
      if (fails && stage === 'ended') {
        fails = false;
        throw new Error('the database is away');
      }
      await save(call);
    };
    fails = true;
    at.control.pickUp(`${channel}~0`);
    at.control.end(`${channel}~1`);
    at.control.end(channel);
    await at.settled();
    expect(at.stateOf(channel)).toMatchObject({ stage: 'ended', outcome: 'talked', answeredBy: ANNA });
  });

  it('phones that are switched off are passed over at once; when all are, the caller is not left waiting', async () => {
    const at = await world();
    at.control.phones.clear();
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    expect(at.stateOf(channel)).toMatchObject({ stage: 'ended', outcome: 'missed' });
    expect(at.control.refused.get(channel)).toBe(480);
    expect(at.stateOf(channel)?.legs.map((l) => l.end)).toEqual(['unreachable', 'unreachable']);
  });
  it('who talks is not rung, and of several the one who has been silent longest is first', async () => {
    const at = await world({ rules: { group: 'least-recent' } });
    const first = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    at.control.pickUp(`${first}~0`);
    await at.settled();
    const second = at.control.arrive(LINE, { number: '+79112223355' });
    await at.settled();
    expect(rung(at)).toEqual(['101', '102']);
    at.control.end(second);
    at.clock.advance({ seconds: 1 });
    at.control.end(first);
    await at.settled();
    const third = at.control.arrive(LINE, { number: '+79112223366' });
    await at.settled();
    expect(at.stateOf(third)?.legs[0]?.employeeId).toBe(BORIS);
  });

  it('the desks are told what they show: that it rings once, however many phones begin to', async () => {
    const at = await world();
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    expect(at.stateOf(channel)?.legs.map((l) => l.rangAt !== null)).toEqual([true, true]);
    expect(at.feed.changes.map((c) => c.kind)).toEqual(['call-arrived', 'call-ringing']);
  });
  it('over midnight it is one call, of the day on which it began', async () => {
    const at = await world();
    at.clock.set('2026-11-27T20:59:50.000Z'); // ten seconds to midnight in Moscow
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    at.clock.advance({ seconds: 20 });
    at.control.pickUp(`${channel}~0`);
    await at.settled();
    at.clock.advance({ minutes: 3 });
    at.control.end(channel);
    await at.settled();
    expect(at.calls.rows.size).toBe(1);
    const { startedAt, answeredAt, endedAt, outcome } = at.stateOf(channel) ?? {};
    expect([startedAt, answeredAt, endedAt].map((one) => one?.toISOString())).toEqual([
      '2026-11-27T20:59:50.000Z',
      '2026-11-27T21:00:10.000Z',
      '2026-11-27T21:03:10.000Z',
    ]);
    expect(outcome).toBe('talked');
    const [contact, ...more] = at.outbox.of(ContactReceived);
    expect([contact?.receivedAt, more]).toEqual(['2026-11-27T20:59:50.000Z', []]);
  });

  it('told twice, it happens once', async () => {
    const at = await world();
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    const [state] = [...at.control.channels.values()].filter((c) => c.id === channel);
    if (!state) throw new Error('the channel is gone');
    for (let n = 0; n < 2; n++) at.ear.heard({ kind: 'arrived', channel: state, at: at.clock.now() });
    at.control.pickUp(`${channel}~0`);
    for (let n = 0; n < 2; n++)
      at.ear.heard({ kind: 'ended', channelId: `${channel}~0`, cause: 'normal', at: at.clock.now() });
    await at.settled();
    expect(at.calls.rows.size).toBe(1);
    expect(at.outbox.of(ContactReceived)).toHaveLength(1);
    expect(at.stateOf(channel)).toMatchObject({ outcome: 'talked', answeredBy: ANNA });
  });

  it('a talk that cannot be recorded goes on, and the other phones fall silent', async () => {
    const at = await world();
    at.control.record = () => Promise.reject(new ExchangeRefused(500, 'no folder for recordings'));
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    at.control.pickUp(`${channel}~0`);
    await at.settled();
    expect(at.stateOf(channel)?.stage).toBe('talking');
    expect(at.control.ringingAt('102')).toBeNull();
  });
  it('a call that cannot be written down is handed back to the dialplan', async () => {
    const at = await world();
    at.calls.add = () => Promise.reject(new Error('the base is down'));
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    expect(at.control.orders).toContain(`hand back ${channel} ${LINE}`);
  });

  it('after a break: talks go on, who has gone is closed, who came is taken in, phones that ring for nobody are let go', async () => {
    const at = await world();
    const [talks, goes] = [
      at.control.arrive(LINE, { number: NUMBER }),
      at.control.arrive(LINE, { number: '+79112223355' }),
    ];
    await at.settled();
    at.control.pickUp(`${talks}~0`);
    await at.settled();
    at.control.cut();
    expect(at.health.all()).toMatchObject([{ reader: 'asterisk', state: 'retrying' }]);
    at.control.end(goes);
    const came = at.control.arrive(LINE, { number: '+79112223366' });
    at.clock.advance({ minutes: 1 });
    await at.control.connect();
    await at.settled();
    expect(at.stateOf(talks)?.stage).toBe('talking');
    expect(at.stateOf(goes)).toMatchObject({ stage: 'ended', outcome: 'missed' });
    expect(at.stateOf(came)?.stage).toBe('ringing');
    expect([...at.control.channels.keys()].filter((id) => id.startsWith(`${goes}~`))).toEqual([]);
    expect(at.health.all()).toMatchObject([{ reader: 'asterisk', state: 'ok', lagMs: 0 }]);
  });
  it('whom it was to let go, and has not answered: all is read anew, and he is let go; so is what they talked in', async () => {
    const at = await world();
    const talked = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    at.control.pickUp(`${talked}~0`);
    await at.settled();
    at.control.lost.push(`hang up ${talked} `, `hang up ${talked} `, 'end bridge-');
    at.control.end(`${talked}~0`);
    await at.settled();
    expect(at.stateOf(talked)).toMatchObject({ stage: 'ended', outcome: 'talked' });
    await eventually(() => !at.control.channels.has(talked) && at.control.bridges.size === 0);
    expect(at.control.lost).toEqual([]);
    expect(at.control.readAgain).toBeGreaterThan(0);
  });
  it('nobody waits for one that it does not let go after a break: callers are taken in and heard, and all is read anew', async () => {
    const at = await world();
    const goes = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    at.control.cut();
    at.control.end(goes);
    const came = at.control.arrive(LINE, { number: '+79112223366' });
    at.clock.advance({ minutes: 1 });
    const leg = [...at.control.channels.keys()].find((id) => id.startsWith(`${goes}~`)) ?? '';
    // The call that is over has it hung up twice, and what rings for nobody is let go once.
    at.control.lost.push(...Array.from({ length: 3 }, () => `hang up ${leg} `));
    await at.control.connect();
    await at.settled();
    expect(at.control.lost).toEqual([]);
    expect(at.stateOf(came)?.stage).toBe('ringing');
    await eventually(() => !at.control.channels.has(leg));
    expect(at.control.readAgain).toBe(2);
  });
  it('one that has not answered that it rings at the caller: his call goes on, and no dialplan has it', async () => {
    const at = await world();
    at.control.lost.push('ringing ');
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    expect(at.stateOf(channel)?.stage).toBe('ringing');
    expect(at.control.orders).toContain(`ringing ${channel}`);
    expect(at.control.orders.some((order) => order.startsWith('hand back'))).toBe(false);
  });
  it('neither taken nor handed back, a caller is taken when all is read anew', async () => {
    const at = await world();
    const byNumber = at.lines.of.bind(at.lines);
    at.lines.of = async () => {
      at.lines.of = byNumber;
      throw new Error('the base is away');
    };
    at.control.lost.push('hand back');
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await eventually(() => at.stateOf(channel)?.stage === 'ringing');
  });
  it('who picks up a phone that has come to its end for us is let go', async () => {
    const at = await world();
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    const leg = `${channel}~0`;
    const state = at.stateOf(channel);
    if (state)
      at.calls.rows.set(channel, {
        ...state,
        legs: state.legs.map((one) => ({ ...one, endedAt: at.clock.now(), end: 'lost' })),
      });
    at.control.pickUp(leg);
    await at.settled();
    expect(at.control.channels.has(leg)).toBe(false);
  });
  it('stopped between keeping a call and ringing for it: it rings after the start', async () => {
    const at = await world();
    at.control.indicateRinging = async () => {
      at.control.indicateRinging = async () => undefined;
      throw new Error('the process was killed here');
    };
    at.control.handBack = async () => undefined;
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    expect(at.stateOf(channel)?.stage).toBe('arrived');
    await at.control.connect();
    await at.settled();
    expect(at.stateOf(channel)?.stage).toBe('ringing');
    expect(rung(at)).toEqual(['101', '102']);
  });
  it('the line is cut while an order is given: what was decided is done when it is back', async () => {
    const at = await world();
    const channel = at.control.arrive(LINE, { number: NUMBER });
    await at.settled();
    const join = at.control.join.bind(at.control);
    at.control.join = async (bridgeId, channels) => {
      at.control.join = join;
      at.control.cut();
      return join(bridgeId, channels);
    };
    at.control.pickUp(`${channel}~0`);
    await at.settled();
    expect(at.control.bridges.size).toBe(0);
    await at.control.connect();
    await at.settled();
    expect([...(at.control.bridges.values().next().value ?? [])]).toEqual([channel, `${channel}~0`]);
    expect(at.control.recordings.size).toBe(1);
  });

  it('an exchange that answers and says nothing is not late; one that is away is told of in Russian', async () => {
    const at = await world();
    const late = (): boolean => at.health.all().some((r) => isLate(r, at.clock.now()));
    at.clock.advance({ minutes: 2 });
    at.ear.alive();
    expect(late()).toBe(false);
    at.ear.disconnected(new ExchangeUnavailable('ECONNREFUSED'));
    expect(at.health.all()[0]).toMatchObject({
      state: 'retrying',
      note: expect.stringMatching(/^АТС недоступна: соединение отклонено/) as unknown,
    });
    at.clock.advance({ minutes: 2 });
    at.ear.disconnected(new ExchangeUnavailable('frozen'));
    expect(late()).toBe(true);
  });
  it('all instances are to know whether it is there; what could not be written down is with the next sign', async () => {
    const at = await world();
    await at.settled();
    const write = at.presence.note.bind(at.presence);
    at.presence.note = async () => {
      at.presence.note = write;
      throw new Error('the base is down');
    };
    const since = at.clock.now();
    at.ear.disconnected(new ExchangeUnavailable('ECONNREFUSED'));
    await at.settled();
    expect(await at.presence.away()).toBeNull();
    at.clock.advance({ seconds: 2 });
    at.ear.disconnected(new ExchangeUnavailable('ECONNREFUSED'));
    at.ear.disconnected(new ExchangeUnavailable('ECONNRESET'));
    await at.settled();
    expect(await at.presence.away()).toEqual({ since, why: expect.stringMatching(/^АТС недоступна/) as string });
    await at.control.connect();
    at.ear.failed(new Error('our own base is down'));
    await at.settled();
    expect(await at.presence.away()).toBeNull();
    const told = at.feed.changes.map(({ stream, kind, payload }) => ({ stream, kind, payload }));
    expect(told).toEqual([
      { stream: 'telephony', kind: 'exchange-away', payload: { exchange: 'away', awaySince: since.toISOString() } },
      { stream: 'telephony', kind: 'exchange-back', payload: { exchange: 'on', awaySince: null } },
    ]);
  });

  describe('nobody takes it, and the caller is told so', () => {
    const missed = { say: 'missed', voicemail: true, callBack: true, thanks: 'thanks' };
    const inVain = async () => {
      const at = await world({ missed });
      at.control.phones.clear();
      const channel = at.control.arrive(LINE, { number: NUMBER });
      await at.settled();
      const playing = (): string | undefined => [...at.control.playing.keys()].at(-1);
      const endSound = async (): Promise<void> => {
        at.control.endSound(playing() ?? '');
        await at.settled();
      };
      return { ...at, channel, playing, endSound };
    };
    it('he leaves a message, is thanked, and waits to be called back with it', async () => {
      const at = await inVain();
      expect(at.stateOf(at.channel)?.stage).toBe('voicemail');
      expect(at.control.channels.get(at.channel)?.state).toBe('up');
      expect(at.control.playing.get(at.playing() ?? '')?.sound).toBe('missed');
      expect(at.feed.changes.at(-1)?.kind).toBe('call-voicemail');
      await at.endSound();
      const name = `voice/${at.stateOf(at.channel)?.id}`;
      expect(at.control.recordings.get(name)?.finished).toBe(false);
      at.control.press(at.channel, '#');
      await at.settled();
      expect(at.control.playing.get(at.playing() ?? '')?.sound).toBe('thanks');
      await at.endSound();
      expect(at.control.channels.has(at.channel)).toBe(false);
      expect(at.stateOf(at.channel)).toMatchObject({ stage: 'ended', outcome: 'missed', recordings: [name] });
      expect([...at.missed.rows.values()]).toMatchObject([{ count: 1, callBackAt: null }]);
      expect(at.outbox.of(ContactReceived)).toHaveLength(1);
      expect(at.outbox.of(ContactTaken)).toHaveLength(0);
    });
    it('1 puts him first among those who wait', async () => {
      const at = await inVain();
      at.control.press(at.channel, '1');
      await at.settled();
      await at.endSound();
      expect([...at.missed.rows.values()]).toMatchObject([{ callBackAt: at.clock.now() }]);
    });
    it('a break while he speaks: the message goes on; one that ended meanwhile is not begun again', async () => {
      const at = await inVain();
      await at.endSound();
      at.control.cut();
      await at.control.connect();
      expect(at.control.orders.filter((o) => o.startsWith('take voice/'))).toHaveLength(2);
      expect(at.stateOf(at.channel)?.word?.phase).toBe('taking');
      at.control.cut();
      at.control.press(at.channel, '#');
      await at.control.connect();
      await at.settled();
      expect(at.stateOf(at.channel)?.word?.phase).toBe('thanking');
    });
    it('an exchange that refuses to say it: he is let go, and is missed', async () => {
      const at = await world({ missed });
      at.control.phones.clear();
      at.control.say = () => Promise.reject(new ExchangeRefused(400, 'no such media'));
      const channel = at.control.arrive(LINE, { number: NUMBER });
      await at.settled();
      expect(at.stateOf(channel)).toMatchObject({ stage: 'ended', outcome: 'missed' });
      expect(at.control.channels.has(channel)).toBe(false);
    });
  });
});
