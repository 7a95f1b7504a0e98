import { randomUUID } from 'node:crypto';
import { eventually } from '@prorab/platform/testing';
import { PhoneUnreachable } from '../../domain/exchange.errors.js';
import type { CallControl, ExchangeEvent, ExchangeListener, ExchangeState, HangupCause } from './call-control.port.js';

/** A caller or a phone of the world outside, in the hands of a test. */
export interface Ringing {
  /** What the display shows: name and number. */
  readonly display: string;
  answer(): void;
  /** By the keys of the phone, once it is answered. */
  hold(held: boolean): void;
  handOver(to: string): void;
  /** To the other side of another talk of this phone. */
  handOverTo(other: Dialled): void;
  /** What the phone was told of that. */
  handOverEnded(): Promise<'taken' | 'declined'>;
  refuse(how: 'busy' | 'rejected'): void;
}
/** A talk that a phone has begun itself. */
export interface Dialled {
  /** It rings, or talks: from then on it can be named. */
  begun(): Promise<void>;
  handOverTo(other: Ringing): void;
  handOverEnded(): Promise<'taken' | 'declined'>;
  /** Lets go of it: the exchange, or the phone. */
  hasEnded(): Promise<void>;
}
export interface WorldOfCalls {
  control: CallControl;
  /** Calls one of our numbers. */
  callIn(
    to: string,
    from: { number: string; name?: string } | 'hidden',
  ): Promise<{
    talks(): Promise<void>;
    isRefused(): Promise<number>;
    press(digit: string): void;
    hangUp(): void;
    hearsMusic(heard: boolean): Promise<void>;
  }>;
  /** The phone is at the exchange, and what it rings. */
  phone(extension: string): Promise<{
    rung(): Promise<Ringing>;
    dial(to: string): Dialled;
    hangUp(): void;
    hasEnded(): Promise<void>;
  }>;
  /** Extensions that may call outside while we are away; null: all. */
  callsOut(): Promise<readonly string[] | null>;
  ringing(): Promise<readonly string[] | null>;
  /** Something of a recording lies there: before that, Asterisk takes an order to end it for one never to begin. */
  isBeingRecorded(recording: string): Promise<void>;
  /** A sound of the fake does not end by itself. */
  soundEnds(playback: string): void;
  end(): Promise<void>;
}

type Told<K extends ExchangeEvent['kind']> = Extract<ExchangeEvent, { kind: K }> | (ExchangeEvent & { kind: K });

/** Writes down all that it hears. */
export class Heard implements ExchangeListener {
  readonly events: ExchangeEvent[] = [];
  readonly states: ExchangeState[] = [];
  readonly gaps: (Date | null)[] = [];
  readonly reasons: string[] = [];
  signs = 0;
  async connected(state: ExchangeState, awaySince: Date | null): Promise<void> {
    this.states.push(state);
    this.gaps.push(awaySince);
  }
  alive(): void {
    this.signs++;
  }
  disconnected({ message }: Error): void {
    this.reasons.push(message);
  }
  heard(event: ExchangeEvent): void {
    this.events.push(event);
  }
  async first<K extends ExchangeEvent['kind']>(
    kind: K,
    fits: (event: Told<K>) => boolean = () => true,
  ): Promise<Told<K>> {
    const wanted = (): Told<K> | false => this.events.filter((e): e is Told<K> => e.kind === kind).find(fits) ?? false;
    return eventually(wanted, { within: 15_000, message: `nothing ${kind} was heard` });
  }
  async connections(count: number, within = 15_000): Promise<void> {
    await eventually(() => this.states.length >= count, { within, message: `not ${count} times connected` });
  }
  async endOf(channelId: string): Promise<HangupCause> {
    return (await this.first('ended', (e) => e.channelId === channelId)).cause;
  }
}

/** Run over the fake and over a real Asterisk. Numbers: +78112201234 is ours, 101 and 102 are phones, 199 is none; `hello` is a sound. */
export function callControlContract(name: string, make: () => Promise<WorldOfCalls>): void {
  describe(`the exchange: ${name}`, () => {
    let world: WorldOfCalls;
    let heard: Heard;
    const stop = new AbortController();
    let listening: Promise<void>;
    beforeAll(async () => {
      world = await make();
      heard = new Heard();
      listening = world.control.listen(heard, stop.signal);
      await heard.connections(1);
    });
    afterAll(async () => {
      stop.abort();
      await listening;
      await world.end();
    });
    let caller = 0;
    const aCaller = async () => {
      const number = `+7911000${String(1000 + caller++)}`;
      const call = await world.callIn('+78112201234', { number, name: 'Иван' });
      const { channel } = await heard.first('arrived', (e) => e.channel.callerNumber === number);
      return { call, channel, number };
    };
    const order = (extension: string, seconds = 20) => ({
      ...{ channelId: `leg-${randomUUID()}`, endpoint: `PJSIP/${extension}`, seconds, args: ['leg'] },
      ...{ callerNumber: '+79110009999', callerName: 'Псков · ООО «Ромашка»' },
    });

    it('tells of a caller: who, where to, and that he hides', async () => {
      const { channel, call } = await aCaller();
      expect(channel).toMatchObject({ dialled: '+78112201234', args: ['in', '+78112201234'], callerName: 'Иван' });
      expect(Math.abs(Date.now() - channel.createdAt.getTime())).toBeLessThan(60_000);
      expect(await world.control.isThere(channel.id)).toBe(true);
      call.hangUp();
      expect(await heard.endOf(channel.id)).toBe('normal');
      const hidden = await world.callIn('+78112201234', 'hidden');
      const event = await heard.first('arrived', (e) => !e.channel.callerNumber.startsWith('+7911'));
      expect(event.channel.callerNumber).toMatch(/^(anonymous)?$/);
      hidden.hangUp();
      await heard.endOf(event.channel.id);
    });

    it('rings a phone that shows who calls; both talk in a bridge, what they say is recorded, and the end of each is told once', async () => {
      const { call, channel } = await aCaller();
      const phone = await world.phone('101');
      const [leg, bridge, recording] = [order('101'), `b-${randomUUID()}`, `calls/${randomUUID()}`];
      await world.control.indicateRinging(channel.id);
      await world.control.ring(leg);
      const ringing = await phone.rung();
      expect(ringing.display).toContain('ООО «Ромашка»');
      expect(ringing.display).toContain('+79110009999');
      await heard.first('progressed', (e) => e.channelId === leg.channelId && e.state === 'ringing');
      ringing.answer();
      const answered = await heard.first('arrived', (e) => e.channel.id === leg.channelId);
      expect(answered.channel).toMatchObject({ state: 'up', args: ['leg'], endpoint: '101' });
      await world.control.answer(channel.id);
      await world.control.join(bridge, [channel.id, leg.channelId]);
      await world.control.record(bridge, recording);
      await world.control.record(bridge, recording);
      await call.talks();
      await world.isBeingRecorded(recording);
      await world.control.hangUp(leg.channelId);
      await phone.hasEnded();
      expect(await heard.endOf(leg.channelId)).toBe('normal');
      await world.control.hangUp(channel.id);
      await world.control.endBridge(bridge);
      expect(await heard.endOf(channel.id)).toBe('normal');
      const { failure } = await heard.first('recorded', (e) => e.recording === recording);
      expect(failure).toBeNull();
      const bytes = await bytesOf(await world.control.recording(recording));
      expect(bytes.subarray(0, 4).toString('latin1')).toBe('RIFF');
      expect(await world.control.storedRecordings()).toContain(recording);
      await world.control.forgetRecording(recording);
      expect(await world.control.storedRecordings()).not.toContain(recording);
      expect(await world.control.recording(recording)).toBeNull();
      expect(heard.events.filter((e) => e.kind === 'ended' && e.channelId === channel.id)).toHaveLength(1);
    });

    it('ends a recording that nobody has ended, once', async () => {
      const { call, channel } = await aCaller();
      const phone = await world.phone('101');
      const [leg, bridge, recording] = [order('101'), `b-${randomUUID()}`, `calls/${randomUUID()}`];
      await world.control.ring(leg);
      (await phone.rung()).answer();
      await heard.first('arrived', (e) => e.channel.id === leg.channelId);
      await world.control.answer(channel.id);
      await world.control.join(bridge, [channel.id, leg.channelId]);
      await world.control.record(bridge, recording);
      await call.talks();
      await world.isBeingRecorded(recording);
      expect(await world.control.finishRecording(recording)).toBe(true);
      await heard.first('recorded', (e) => e.recording === recording);
      expect(await world.control.finishRecording(recording)).toBe(false);
      expect((await bytesOf(await world.control.recording(recording))).length).toBeGreaterThan(0);
      await world.control.hangUp(leg.channelId);
      await world.control.hangUp(channel.id);
      await world.control.endBridge(bridge);
      await heard.endOf(channel.id);
    });

    it('says something to the caller, and tells when it is over; a sound that is not there is over at once', async () => {
      const { call, channel } = await aCaller();
      const [hello, none] = [`p-${randomUUID()}`, `p-${randomUUID()}`];
      const said = (playback: string) => heard.first('said', (e) => e.playback === playback);
      await world.control.answer(channel.id);
      await call.talks();
      await world.control.say(channel.id, hello, 'hello');
      await world.control.say(channel.id, hello, 'hello');
      world.soundEnds(hello);
      expect((await said(hello)).channelId).toBe(channel.id);
      await world.control.say(channel.id, none, 'nowhere');
      world.soundEnds(none);
      await said(none);
      expect(heard.events.filter((e) => e.kind === 'said' && e.playback === hello)).toHaveLength(1);
      call.hangUp();
      await heard.endOf(channel.id);
    });
    it('takes a message, which # ends, and keeps it like a talk', async () => {
      const { call, channel } = await aCaller();
      const recording = `voice/${randomUUID()}`;
      await world.control.answer(channel.id);
      await call.talks();
      await world.control.takeMessage(channel.id, recording);
      await world.control.takeMessage(channel.id, recording);
      await world.isBeingRecorded(recording);
      expect(await world.control.isRecording(recording)).toBe(true);
      call.press('#');
      const event = await heard.first('recorded', (e) => e.recording === recording);
      expect(event).toMatchObject({ channelId: channel.id, failure: null });
      expect(await world.control.isRecording(recording)).toBe(false);
      expect((await bytesOf(await world.control.recording(recording))).subarray(0, 4).toString('latin1')).toBe('RIFF');
      call.hangUp();
      await heard.endOf(channel.id);
    });
    it('hears a key while it says something, and falls silent when told to; who hangs up has ended his message', async () => {
      const { call, channel } = await aCaller();
      const [playback, recording] = [`p-${randomUUID()}`, `voice/${randomUUID()}`];
      await world.control.answer(channel.id);
      await call.talks();
      await world.control.say(channel.id, playback, 'hello');
      call.press('1');
      expect((await heard.first('pressed', (e) => e.channelId === channel.id)).digit).toBe('1');
      await world.control.hush(playback);
      await heard.first('said', (e) => e.playback === playback);
      await world.control.takeMessage(channel.id, recording);
      await world.isBeingRecorded(recording);
      call.hangUp();
      await heard.first('recorded', (e) => e.recording === recording);
      await heard.endOf(channel.id);
    });

    /** A caller and the phone 101 in a bridge. */
    const aTalk = async () => {
      const { call, channel } = await aCaller();
      const phone = await world.phone('101');
      const [leg, bridge] = [order('101'), `b-${randomUUID()}`];
      await world.control.ring(leg);
      const rung = await phone.rung();
      rung.answer();
      await heard.first('arrived', (e) => e.channel.id === leg.channelId);
      await world.control.answer(channel.id);
      await world.control.join(bridge, [channel.id, leg.channelId]);
      await call.talks();
      const end = async (): Promise<void> => {
        for (const id of [leg.channelId, channel.id]) await world.control.hangUp(id);
        await world.control.endBridge(bridge);
        await Promise.all([heard.endOf(channel.id), heard.endOf(leg.channelId)]);
      };
      return { call, rung, bridge, client: channel.id, leg: leg.channelId, end };
    };
    it('has a caller hear music while he is held, and the others when he is taken back', async () => {
      const { call, bridge, client, end } = await aTalk();
      const aside = `hold-${randomUUID()}`;
      await world.control.holdIn(aside, client);
      await world.control.holdIn(aside, client);
      await call.hearsMusic(true);
      await world.control.join(bridge, [client]);
      await world.control.holdIn(aside, client);
      await call.hearsMusic(true);
      await world.control.join(bridge, [client]);
      await call.hearsMusic(false);
      await world.control.endBridge(aside);
      await end();
    });
    it('has him hear music, too, when the phone has held him first, and whenever it does so again', async () => {
      const { call, rung, bridge, client, leg, end } = await aTalk();
      for (const aside of [`hold-${bridge}`, `hold-${bridge}`, `hold-${bridge}`]) {
        rung.hold(true);
        await heard.first('held', (e: { channelId: string }) => e.channelId === leg);
        await world.control.holdIn(aside, client);
        await call.hearsMusic(true);
        rung.hold(false);
        await heard.first('unheld', (e: { channelId: string }) => e.channelId === leg);
        await world.control.join(bridge, [client]);
        await call.hearsMusic(false);
        heard.events.splice(0);
      }
      await world.control.endBridge(`hold-${bridge}`);
      await end();
    });
    it('tells what a phone wants by its own keys: to hold, and to hand over; the talk goes on till we say otherwise', async () => {
      const { rung, leg, client, end } = await aTalk();
      rung.hold(true);
      await heard.first('held', (e: { channelId: string }) => e.channelId === leg);
      rung.hold(false);
      await heard.first('unheld', (e: { channelId: string }) => e.channelId === leg);
      rung.handOver('102');
      expect(await heard.first('hands-over', (e) => e.channelId === leg)).toMatchObject({ to: '102' });
      await world.control.answerHandOver(leg, false);
      expect(await rung.handOverEnded()).toBe('declined');
      expect(heard.events.some((e) => e.kind === 'ended' && [leg, client].includes(e.channelId))).toBe(false);
      await end();
      const again = await aTalk();
      again.rung.handOver('102');
      await heard.first('hands-over', (e) => e.channelId === again.leg);
      await world.control.answerHandOver(again.leg, true);
      expect(await again.rung.handOverEnded()).toBe('taken');
      await again.end();
    });
    it.each(['held', 'dialled'] as const)(
      'tells that a phone gives the other side of its one talk to that of its other one, by its %s one; both ends of it can be let go then',
      async (asked) => {
        const { call, rung, bridge, client, leg } = await aTalk();
        const dialled = (await world.phone('101')).dial('102');
        const { channel: own } = await heard.first('arrived', (e) => e.channel.args[0] === 'out');
        const guest = { ...order('102'), channelId: `${own.id}~0`, args: ['client'] };
        const other = `b-${randomUUID()}`;
        const phone = await world.phone('102');
        await world.control.indicateRinging(own.id);
        await world.control.ring(guest);
        const there = await phone.rung();
        await dialled.begun();
        there.answer();
        await heard.first('arrived', (e) => e.channel.id === guest.channelId);
        await world.control.answer(own.id);
        await world.control.join(other, [own.id, guest.channelId]);
        await dialled.begun();
        const [by, named, at] = asked === 'held' ? [leg, own.id, rung] : [own.id, leg, dialled];
        if (asked === 'held') rung.handOverTo(dialled);
        else dialled.handOverTo(rung);
        const event = await heard.first('hands-over', (e) => e.channelId === by);
        expect(event).toMatchObject({ to: null, talk: named });
        await world.control.join(bridge, [client, guest.channelId]);
        await world.control.answerHandOver(by, true);
        expect(await at.handOverEnded()).toBe('taken');
        for (const id of [leg, own.id]) await world.control.hangUp(id);
        await world.control.endBridge(other);
        await dialled.hasEnded();
        await Promise.all([heard.endOf(leg), heard.endOf(own.id)]);
        // What became of it is no wish of the phone.
        expect(heard.events.filter((e) => e.kind === 'hands-over' && e.channelId === by)).toHaveLength(1);
        expect(heard.events.some((e) => e.kind === 'ended' && [client, guest.channelId].includes(e.channelId))).toBe(
          false,
        );
        call.hangUp();
        await world.control.hangUp(guest.channelId);
        await world.control.endBridge(bridge);
        await Promise.all([heard.endOf(client), heard.endOf(guest.channelId)]);
        heard.events.splice(0);
      },
    );
    it('records on in a bridge that is kept open, although nobody is in it; it goes with the caller', async () => {
      const { call, bridge, client, leg } = await aTalk();
      const [recording, keeperId] = [`calls/${randomUUID()}`, `keep-${randomUUID()}`];
      await world.control.record(bridge, recording);
      await world.isBeingRecorded(recording);
      const keep = { bridgeId: bridge, channelId: client, keeperId };
      await world.control.keepOpen(keep);
      await world.control.keepOpen(keep);
      await world.control.holdIn(`hold-${bridge}`, client);
      await world.control.hangUp(leg);
      await heard.endOf(leg);
      await world.control.keepOpen(keep);
      expect(await world.control.isRecording(recording)).toBe(true);
      await world.control.join(bridge, [client]);
      await call.hearsMusic(false);
      expect(heard.events.some((e) => e.kind === 'recorded' && e.recording === recording)).toBe(false);
      await world.control.endBridge(`hold-${bridge}`);
      await world.control.hangUp(client);
      await heard.endOf(keeperId);
      await world.control.endBridge(bridge);
      await heard.first('recorded', (e) => e.recording === recording);
    });
    it('does once what two give at the same moment, as two of our processes do: neither is refused', async () => {
      const { call, bridge, client, leg, end } = await aTalk();
      const twice = (give: () => Promise<void>): Promise<unknown> => Promise.all([give(), give()]);
      for (let round = 0; round < 20; round++) {
        const [aside, keeperId, spyId] = [`hold-${round}-${bridge}`, `keep-${randomUUID()}`, `spy-${randomUUID()}`];
        await twice(async () => {
          await world.control.join(`${round}-${bridge}`, [leg]);
          await world.control.holdIn(aside, client);
          await world.control.keepOpen({ bridgeId: bridge, channelId: client, keeperId });
          await world.control.spy({ channelId: leg, spyId, whispers: false });
        });
        const made = [keeperId, spyId];
        for (const id of made) expect(await world.control.isThere(id)).toBe(true);
        await twice(async () => {
          for (const id of made) await world.control.hangUp(id);
          await world.control.join(bridge, [client, leg]);
          for (const id of [aside, `${round}-${bridge}`]) await world.control.endBridge(id);
        });
        await Promise.all(made.map((id) => heard.endOf(id)));
        for (const id of made)
          expect(heard.events.filter((e) => e.kind === 'ended' && e.channelId === id)).toHaveLength(1);
      }
      await call.hearsMusic(false);
      await end();
    });
    it('brings a channel that hears another one, once, and that goes with it', async () => {
      const { leg, end } = await aTalk();
      const order = { channelId: leg, spyId: `spy-${randomUUID()}`, whispers: true };
      await world.control.spy(order);
      const { channel } = await heard.first('arrived', (e) => e.channel.id === order.spyId);
      expect(channel.args).toEqual(['spy']);
      await world.control.spy(order);
      await end();
      await heard.endOf(order.spyId);
      expect(heard.events.filter((e) => e.kind === 'arrived' && e.channel.id === order.spyId)).toHaveLength(1);
    });

    it.each([
      ['busy', 'busy'],
      ['rejected', 'rejected'],
    ] as const)('tells why a phone did not take the call: %s', async (how, cause) => {
      const phone = await world.phone('102');
      const leg = order('102');
      await world.control.ring(leg);
      (await phone.rung()).refuse(how);
      expect(await heard.endOf(leg.channelId)).toBe(cause);
    });
    it('lets a phone ring no longer than was said', async () => {
      const phone = await world.phone('102');
      const leg = order('102', 1);
      await world.control.ring(leg);
      await phone.rung();
      expect(await heard.endOf(leg.channelId)).toBe('no-answer');
      await phone.hasEnded();
    });
    it('rings once what was ordered twice, and says when there is no such phone', async () => {
      const phone = await world.phone('102');
      const leg = order('102');
      await world.control.ring(leg);
      await world.control.ring(leg);
      await phone.rung();
      await world.control.hangUp(leg.channelId);
      await phone.hasEnded();
      await heard.endOf(leg.channelId);
      expect(heard.events.filter((e) => e.kind === 'ended' && e.channelId === leg.channelId)).toHaveLength(1);
      await expect(world.control.ring(order('199'))).rejects.toBeInstanceOf(PhoneUnreachable);
    });
    it('refuses a caller as it is told to', async () => {
      const { call, channel } = await aCaller();
      await world.control.hangUp(channel.id, 'busy');
      expect(await call.isRefused()).toBe(486);
      await heard.endOf(channel.id);
    });
    it('keeps whose phones may call outside while we are away: those that were named last', async () => {
      expect(await world.callsOut()).toBeNull();
      await world.control.letCallOut(['101', '102']);
      await world.control.letCallOut(['101', '102']);
      expect(await world.callsOut()).toEqual(['101', '102']);
      await world.control.letCallOut([]);
      expect(await world.callsOut()).toEqual([]);
    });
    it('keeps whose phones ring while we are away, and that is another thing than who may call', async () => {
      expect(await world.ringing()).toBeNull();
      await world.control.letRing(['102', '103']);
      await world.control.letCallOut(['101']);
      await world.control.letRing(['102']);
      expect([await world.ringing(), await world.callsOut()]).toEqual([['102'], ['101']]);
      await world.control.letRing([]);
      expect([await world.ringing(), await world.callsOut()]).toEqual([[], ['101']]);
    });
    it('takes every order about what has gone for done', async () => {
      const { call, channel } = await aCaller();
      call.hangUp();
      await heard.endOf(channel.id);
      const { control } = world;
      await control.indicateRinging(channel.id);
      await control.answer(channel.id);
      await control.nameCaller(channel.id, 'Никто');
      await control.join('b-nobody', [channel.id]);
      await control.holdIn('h-nobody', channel.id);
      await control.endBridge('h-nobody');
      await control.spy({ channelId: channel.id, spyId: 'spy-nobody', whispers: false });
      await control.answerHandOver(channel.id, true);
      await control.hangUp(channel.id);
      await control.endBridge('b-nobody');
      await control.endBridge('b-nobody');
      await control.record('b-nobody', 'calls/nobody');
      await control.say(channel.id, 'p-nobody', 'hello');
      await control.hush('p-nobody');
      await control.takeMessage(channel.id, 'voice/nobody');
      expect(await control.isRecording('voice/nobody')).toBe(false);
      expect(await control.isThere('nobody')).toBe(false);
      expect(await control.finishRecording('calls/nobody')).toBe(false);
      await control.forgetRecording('calls/nobody');
      expect(await control.recording('calls/nobody')).toBeNull();
    });
  });
}

async function bytesOf(stream: AsyncIterable<Uint8Array> | null): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}
