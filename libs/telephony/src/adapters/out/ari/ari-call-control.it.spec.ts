import { statSync } from 'node:fs';
import { join } from 'node:path';
import { SystemClock } from '@prorab/kernel';
import { eventually } from '@prorab/platform/testing';
import { pino } from 'pino';
import { ARI_PASSWORD, ARI_USER, Asterisk, TRUNK, passwordOf } from '../../../../../../test/services/asterisk.js';
import { type SipCall, SipPeer } from '../../../../../../test/services/sip/sip-peer.js';
import { aTone } from '../../../../../../test/services/sip/a-tone.js';
import { ForgetfulLink } from '../../../../../../test/services/support/forgetful-link.js';
import { FrailLink } from '../../../../../../test/services/support/frail-link.js';
import {
  type Dialled,
  Heard,
  type Ringing,
  type WorldOfCalls,
  callControlContract,
} from '../../../application/ports/call-control.contract.js';
import { ExchangeUnavailable } from '../../../domain/exchange.errors.js';
import { AriCallControl, type AriTimes } from './ari-call-control.js';

const silent = pino({ level: 'silent' });
const controlOf = (
  asterisk: Asterisk,
  times: Partial<AriTimes> = {},
  password = ARI_PASSWORD,
  url = asterisk.url,
): AriCallControl =>
  new AriCallControl({ url, user: ARI_USER, password, application: 'prorab' }, new SystemClock(), silent, times);

/** Nothing takes a channel from us but its end. */
const IS_OURS = /Time to Hangup: 0/;
/** Of config/asterisk/moh. */
const HOLD_TONE = 523;

/** What a phone was told of handing over. */
async function ended(call: SipCall): Promise<'taken' | 'declined'> {
  const end = await eventually(() => /SIP\/2.0 ([2-6]\d\d)/.exec(call.transfer)?.[1] ?? false);
  return end === '200' ? 'taken' : 'declined';
}
async function realWorld(): Promise<WorldOfCalls> {
  const asterisk = await Asterisk.start({ sounds: { hello: aTone(1) } });
  const provider = await SipPeer.open({ address: TRUNK.address, asterisk: asterisk.sipPort, port: TRUNK.port });
  const phones = new Map<string, SipPeer>();
  const talks = new Map<Ringing | Dialled, SipCall>();
  const talkOf = (one: Ringing | Dialled): SipCall => {
    const talk = talks.get(one);
    if (!talk) throw new Error('no talk of this exchange');
    return talk;
  };
  const named = async (word: string): Promise<string[] | null> => {
    const kept = await asterisk.console('database show StasisDeviceState');
    const of = [...kept.matchAll(new RegExp(`prorab-${word}-(\\S+) +: NOT_INUSE`, 'g'))].map(
      ([, phone]) => phone ?? '',
    );
    return of.includes('told') ? of.filter((phone) => phone !== 'told') : null;
  };
  return {
    control: controlOf(asterisk),
    callIn: async (to, from) => {
      const call = provider.call(to, from);
      return {
        talks: () => call.until('talking'),
        isRefused: async () => {
          await call.until('ended');
          return call.refusal ?? 0;
        },
        press: (digit) => call.press(digit),
        hangUp: () => call.hangUp(),
        hearsMusic: (heard) => (heard ? provider.hears([HOLD_TONE]) : provider.hears([], [HOLD_TONE])),
      };
    },
    phone: async (extension) => {
      let phone = phones.get(extension);
      if (!phone) {
        phone = await SipPeer.open({ address: `127.0.0.${Number(extension) - 90}`, asterisk: asterisk.sipPort });
        phones.set(extension, phone);
        await phone.register(extension, passwordOf(extension));
      }
      const at = phone;
      let call: Awaited<ReturnType<SipPeer['rung']>> | null = null;
      return {
        rung: async () => {
          const rung = (call = await at.rung());
          const ringing: Ringing = {
            display: rung.from,
            answer: () => rung.answer(),
            hold: (held) => rung.hold(held),
            handOver: (to) => rung.handOver(to),
            handOverTo: (other) => rung.handOverTo(talkOf(other)),
            handOverEnded: () => ended(rung),
            refuse: (how) => (how === 'busy' ? rung.refuse(486, 'Busy Here') : rung.refuse(603, 'Decline')),
          };
          talks.set(ringing, rung);
          return ringing;
        },
        dial: (to) => {
          const talk = at.call(to, { number: extension });
          const dialled: Dialled = {
            begun: async () => void (await eventually(() => talk.state === 'ringing' || talk.state === 'talking')),
            handOverTo: (other) => talk.handOverTo(talkOf(other)),
            handOverEnded: () => ended(talk),
            hasEnded: () => talk.until('ended'),
          };
          talks.set(dialled, talk);
          return dialled;
        },
        hangUp: () => call?.hangUp(),
        hasEnded: async () => call?.until('ended'),
      };
    },
    callsOut: () => named('calls'),
    ringing: () => named('rings'),
    isBeingRecorded: async (recording) =>
      void (await eventually(() => statSync(join(asterisk.recordings, `${recording}.wav`)).size > 44)),
    soundEnds: () => undefined,
    end: async () => {
      await Promise.all([provider, ...phones.values()].map((p) => p.close()));
      await asterisk.stop();
    },
  };
}
callControlContract('Asterisk 22', realWorld);

describe('what Asterisk and the network do to us', () => {
  let asterisk: Asterisk;
  const stop = new AbortController();
  const running: Promise<void>[] = [];
  const listened = (control: AriCallControl, signal: AbortSignal = stop.signal): Heard => {
    const heard = new Heard();
    running.push(control.listen(heard, signal));
    return heard;
  };
  beforeAll(async () => {
    const groups = [{ number: '+78112201234', extensions: ['101'] }];
    asterisk = await Asterisk.start({ groups, sounds: { long: aTone(10) } });
  });
  afterAll(async () => {
    stop.abort();
    await Promise.all(running);
    await asterisk.stop();
  });

  it('a wrong password is told, tried again, and kills nobody', async () => {
    const own = new AbortController();
    const heard = listened(controlOf(asterisk, { firstRetryMs: 5, lastRetryMs: 5 }, 'wrong'), own.signal);
    await eventually(() => heard.reasons.length > 2);
    expect(heard.reasons[0]).toMatch(/401/);
    expect(heard.states).toEqual([]);
    own.abort();
  });
  it('a call that is handed back rings the group of its number by the dialplan alone', async () => {
    const own = new AbortController();
    const control = controlOf(asterisk);
    const heard = listened(control, own.signal);
    await heard.connections(1);
    const at = { asterisk: asterisk.sipPort };
    const [provider, phone] = await Promise.all([
      SipPeer.open({ ...at, address: TRUNK.address, port: TRUNK.port }),
      SipPeer.open({ ...at, address: '127.0.0.11' }),
    ]);
    await phone.register('101', passwordOf('101'));
    const call = provider.call('+78112201234', { number: '+79110001234' });
    const { channel } = await heard.first('arrived');
    await control.handBack(channel.id, channel.dialled);
    const rung = await phone.rung('+79110001234');
    rung.answer();
    await call.until('talking');
    call.hangUp();
    await rung.until('ended');
    await Promise.all([provider.close(), phone.close()]);
    own.abort();
  });
  it('of whom we hear when the dialplan has given us up, we hear nothing: we would refuse him in the middle of his talk', async () => {
    const own = new AbortController();
    const link = await FrailLink.to(asterisk.ariPort);
    // Frozen, and not noticed by us either: all that was said meanwhile comes at once.
    const control = controlOf(asterisk, { pingMs: 60_000 }, ARI_PASSWORD, `http://${link.host}:${link.port}`);
    const heard = listened(control, own.signal);
    await heard.connections(1);
    const at = { asterisk: asterisk.sipPort };
    const [provider, phone] = await Promise.all([
      SipPeer.open({ ...at, address: TRUNK.address, port: TRUNK.port }),
      SipPeer.open({ ...at, address: '127.0.0.11' }),
    ]);
    await phone.register('101', passwordOf('101'));
    link.freeze();
    const call = provider.call('+78112201234', { number: '+79110001240' });
    const rung = await phone.rung('+79110001240');
    rung.answer();
    await call.until('talking');
    link.unfreeze();
    const next = provider.call('+78112201234', { number: '+79110001241' });
    const { channel } = await heard.first('arrived', (e) => e.channel.callerNumber === '+79110001241');
    for (const event of heard.events) if (event.kind === 'arrived') await control.hangUp(event.channel.id, 'no-answer');
    await heard.endOf(channel.id);
    expect([call.state, rung.state]).toEqual(['talking', 'talking']);
    expect(heard.events.filter((e) => e.kind === 'arrived')).toHaveLength(1);
    call.hangUp();
    await Promise.all([rung.until('ended'), next.until('ended')]);
    await Promise.all([provider.close(), phone.close()]);
    own.abort();
    await link.stop();
  });
  it('an Asterisk that cannot see that we are gone rings by itself: at once when our word is old, and after a while whom we were to take just now', async () => {
    const own = new AbortController();
    const link = await FrailLink.to(asterisk.ariPort);
    const control = controlOf(asterisk, { pingMs: 200 }, ARI_PASSWORD, `http://${link.host}:${link.port}`);
    const heard = listened(control, own.signal);
    await heard.connections(1);
    const at = { asterisk: asterisk.sipPort };
    const [provider, phone] = await Promise.all([
      SipPeer.open({ ...at, address: TRUNK.address, port: TRUNK.port }),
      SipPeer.open({ ...at, address: '127.0.0.11' }),
    ]);
    await phone.register('101', passwordOf('101'));
    const [taken, cutOff, late] = ['+79110001235', '+79110001236', '+79110001237'] as const;
    const ours = provider.call('+78112201234', { number: taken });
    const { channel } = await heard.first('arrived', (e) => e.channel.callerNumber === taken);
    const nameOf = async (id: string): Promise<string | undefined> =>
      (await asterisk.console('core show channels concise')).split('\n').find((line) => line.includes(id));
    const timeLeft = async (id: string): Promise<string> =>
      asterisk.console(`core show channel ${(await nameOf(id))?.split('!')[0]}`);
    await eventually(async () => IS_OURS.test(await timeLeft(channel.id)));
    const word = Number(/PRORAB_UNTIL=(\d+)/.exec(await asterisk.console('dialplan show globals'))?.[1]);
    expect(Math.abs(word - Date.now() / 1000)).toBeLessThan(10);

    link.freeze();
    const frozen = Date.now();
    const waits = provider.call('+78112201234', { number: cutOff });
    const rung = await phone.rung(cutOff);
    rung.answer();
    await waits.until('talking');
    expect(Date.now() - frozen).toBeLessThan(8_000);
    waits.hangUp();
    await rung.until('ended');
    const called = Date.now();
    const next = provider.call('+78112201234', { number: late });
    const again = await phone.rung(late);
    expect(Date.now() - called).toBeLessThan(3_000);
    next.hangUp();
    await again.until('ended');
    expect(ours.state).toBe('calling');

    link.unfreeze();
    await heard.connections(2);
    const back = provider.call('+78112201234', { number: '+79110001238' });
    await heard.first('arrived', (e) => e.channel.callerNumber === '+79110001238');

    // Back before the dialplan has given us up: he is ours for good.
    link.freeze();
    const found = provider.call('+78112201234', { number: '+79110001239' });
    await eventually(() => heard.reasons.length >= 2);
    link.unfreeze();
    await heard.connections(3);
    const there = heard.states[2]?.channels.find((one) => one.callerNumber === '+79110001239');
    expect(there?.args).toEqual(['in', '+78112201234']);
    expect(await timeLeft(there?.id ?? '')).toMatch(IS_OURS);
    for (const call of [ours, back, found]) call.hangUp();
    await Promise.all([ours, back, found].map((call) => call.until('ended')));
    await Promise.all([provider.close(), phone.close()]);
    own.abort();
    await link.stop();
  });
  it('a word of when we were there that comes late, as the line was cut, keeps no caller from us', async () => {
    const link = await ForgetfulLink.to(asterisk.ariPort);
    const before = new AbortController();
    const word = /^POST .*asterisk\/variable/;
    link.loses(word, 'late', 100);
    const cut = controlOf(asterisk, { pingMs: 200 }, ARI_PASSWORD, `http://${link.host}:${link.port}`);
    const unheard = listened(cut, before.signal);
    await unheard.connections(1);
    await eventually(() => link.count(word) > 0);
    const old = Date.now() + 2_000;
    before.abort();
    const own = new AbortController();
    // It says so once, and no more while the test lasts.
    const heard = listened(controlOf(asterisk, { pingMs: 60_000 }), own.signal);
    await heard.connections(1);
    const saidUntil = async (): Promise<number[]> =>
      [...(await asterisk.console('dialplan show globals')).matchAll(/PRORAB_UNTIL\w*=(\d+)/g)].map(([, s]) =>
        Number(s),
      );
    const isNew = (until: number): boolean => until > Date.now() / 1_000 + 60;
    await eventually(async () => (await saidUntil()).filter(isNew).length === 2);
    await eventually(() => Date.now() > old);
    await link.comesLate();
    expect((await saidUntil()).filter(isNew)).toHaveLength(1);
    const provider = await SipPeer.open({ asterisk: asterisk.sipPort, address: TRUNK.address, port: TRUNK.port });
    const call = provider.call('+78112201234', { number: '+79110001242' });
    const { channel } = await heard.first('arrived', (e) => e.channel.callerNumber === '+79110001242');
    call.hangUp();
    await heard.endOf(channel.id);
    await provider.close();
    own.abort();
    await link.stop();
  });
  describe('an order that is not answered', () => {
    const own = new AbortController();
    let [link, control, heard, provider, phone] = [] as unknown as [
      ...[ForgetfulLink, AriCallControl, Heard, SipPeer, SipPeer],
    ];
    let legs = 0;
    const order = () => ({
      ...{ channelId: `unanswered-${++legs}`, endpoint: 'PJSIP/101', seconds: 20, args: ['leg'] },
      ...{ callerNumber: '+79110009999', callerName: '' },
    });
    beforeAll(async () => {
      link = await ForgetfulLink.to(asterisk.ariPort);
      const times = { answerMs: 700, pingMs: 200, anewMs: [600_000, 600_000] as const };
      control = controlOf(asterisk, times, ARI_PASSWORD, `http://${link.host}:${link.port}`);
      heard = listened(control, own.signal);
      await heard.connections(1);
      const at = { asterisk: asterisk.sipPort };
      provider = await SipPeer.open({ ...at, address: TRUNK.address, port: TRUNK.port });
      phone = await SipPeer.open({ ...at, address: '127.0.0.11' });
      await phone.register('101', passwordOf('101'));
    });
    afterAll(async () => {
      own.abort();
      await Promise.all([provider.close(), phone.close()]);
      await link.stop();
    });
    it('though the phone rings, is done', async () => {
      const leg = order();
      link.loses(/^POST .*unanswered-/, 'answer');
      await control.ring(leg);
      expect(link.hasLost).toBe(true);
      const rung = await phone.rung();
      await control.hangUp(leg.channelId);
      await rung.until('ended');
    });
    it('is done, too, where the phone was heard to be refused meanwhile', async () => {
      const leg = order();
      link.loses(/^POST .*unanswered-/, 'answer');
      const ringing = control.ring(leg);
      (await phone.rung()).refuse(603, 'Decline');
      await ringing;
      expect(await heard.endOf(leg.channelId)).toBe('rejected');
      expect(await control.isThere(leg.channelId)).toBe(false);
    });
    it('and did not get there is told; given again it rings', async () => {
      const leg = order();
      link.loses(/^POST .*unanswered-/, 'order');
      await expect(control.ring(leg)).rejects.toBeInstanceOf(ExchangeUnavailable);
      expect(await control.isThere(leg.channelId)).toBe(false);
      await control.ring(leg);
      const rung = await phone.rung();
      await control.hangUp(leg.channelId);
      await rung.until('ended');
    });
    it('because it waits behind what the caller hears: it is done if he was answered before, or has gone', async () => {
      const call = provider.call('+78112201234', { number: '+79110001250' });
      const { channel } = await heard.first('arrived', (e) => e.channel.callerNumber === '+79110001250');
      await control.answer(channel.id);
      await call.until('talking');
      await control.say(channel.id, 'long', 'long');
      const asked = link.count(/answer$/);
      await control.answer(channel.id);
      expect(link.count(/answer$/)).toBe(asked + 1);
      link.loses(/^POST .*play/, 'answer');
      await control.say(channel.id, 'long-too', 'long');
      call.hangUp();
      await heard.endOf(channel.id);
      link.loses(/^POST .*answer/, 'order');
      await control.answer(channel.id);
    });
    it('has all read anew where that is wished: how it stands is told as after a break', async () => {
      const call = provider.call('+78112201234', { number: '+79110001251' });
      const { channel } = await heard.first('arrived', (e) => e.channel.callerNumber === '+79110001251');
      const before = heard.states.length;
      control.readAnew();
      await heard.connections(before + 1);
      expect(heard.states.at(-1)?.channels.map(({ id }) => id)).toContain(channel.id);
      call.hangUp();
      await heard.endOf(channel.id);
    });
    it('and never will be does not have all read anew again at once: callers are heard', async () => {
      const before = heard.states.length;
      control.readAnew();
      const call = provider.call('+78112201234', { number: '+79110001252' });
      const { channel } = await heard.first('arrived', (e) => e.channel.callerNumber === '+79110001252');
      call.hangUp();
      await heard.endOf(channel.id);
      expect(heard.states).toHaveLength(before);
      own.abort();
      control.readAnew();
    });
    it('has all read anew once it has rested', async () => {
      const rested = new AbortController();
      const again = controlOf(asterisk, { anewMs: [100, 200] });
      const states = listened(again, rested.signal);
      for (let n = 1; n <= 4; n++) {
        await states.connections(n);
        again.readAnew();
      }
      rested.abort();
    });
  });
  it('500 orders at once are all done', async () => {
    const control = controlOf(asterisk);
    await Promise.all(Array.from({ length: 500 }, (_, n) => control.hangUp(`nobody-${n}`)));
  });
  it('another process that takes the application is let have it', async () => {
    const own = new AbortController();
    const heard = listened(controlOf(asterisk), own.signal);
    await heard.connections(1);
    const other = new AbortController();
    const taken = listened(controlOf(asterisk), other.signal);
    await taken.connections(1);
    await eventually(() => heard.reasons.some((r) => r.includes('replaced')));
    own.abort();
    other.abort();
  });
  it('killed and back: orders end with an error meanwhile, it is heard again, and the gap is known', async () => {
    const control = controlOf(asterisk, { firstRetryMs: 20, lastRetryMs: 200 });
    const heard = listened(control);
    await heard.connections(1);
    expect(heard.gaps).toEqual([null]);
    await asterisk.crash();
    const crashed = Date.now();
    await eventually(() => heard.reasons.length > 3);
    await expect(control.answer('anything')).rejects.toBeInstanceOf(ExchangeUnavailable);
    await asterisk.comeBack();
    await heard.connections(2, 5_000);
    // From its beginning, however often it was tried meanwhile.
    expect(heard.gaps[1]?.getTime()).toBeLessThanOrEqual(crashed);
    expect(heard.states[1]).toEqual({ channels: [], bridges: [] });
    await control.hangUp('nobody');
  });
  it('frozen, it is noticed; thawed, it is heard again', async () => {
    const control = controlOf(asterisk, { pingMs: 200, firstRetryMs: 50, lastRetryMs: 200 });
    const own = new AbortController();
    const heard = listened(control, own.signal);
    await heard.connections(1);
    asterisk.freeze();
    await eventually(() => heard.reasons.some((r) => r.includes('frozen')));
    await expect(control.hangUp('nobody')).rejects.toBeInstanceOf(ExchangeUnavailable);
    asterisk.thaw();
    await heard.connections(2);
    own.abort();
  });
});
