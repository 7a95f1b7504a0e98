import type { Microphone } from './microphone.js';
import type { SipEar, SipTalk } from './sip-line.js';
import { Softphone, type SoftphoneParts } from './softphone.js';

/** A phone on a browser, a house and an exchange in memory. */
function aPhone() {
  const did: string[] = [];
  let ear: SipEar | null = null;
  let free: (() => void) | null = null;
  const world = { microphone: 'ready' as Microphone, otherPage: false, failures: 0 };
  const parts: SoftphoneParts = {
    microphone: async () => world.microphone,
    onlyPage: async (waits, signal) => {
      if (world.otherPage) {
        waits();
        await new Promise<void>((done) => {
          free = done;
          signal.addEventListener('abort', () => done());
        });
      }
      return () => did.push('page given up');
    },
    open: async (listener) => {
      if (world.failures-- > 0) throw new Error('no house');
      ear = listener;
      did.push('logged in');
      return { call: (number) => did.push(`call ${number}`), stop: () => did.push('logged out') };
    },
    ring: (on) => did.push(on ? 'rings' : 'is silent'),
    pause: async (attempt) => void did.push(`pause ${attempt}`),
    now: () => 1_000,
  };
  const phone = new Softphone(parts, () => undefined);
  const rung = (id: string, way: 'in' | 'out' = 'in'): SipTalk => ({
    ...{ id, way, name: 'Псков · Иван', number: '+79112223344' },
    answer: () => did.push(`answer ${id}`),
    end: (how) => did.push(`end ${id}${how ? ` ${how}` : ''}`),
    mute: (on) => did.push(`mute ${on}`),
    hold: (on) => did.push(`hold ${on}`),
    press: (key) => did.push(`press ${key}`),
  });
  return {
    ...{ phone, did, world, rung },
    get ear(): SipEar {
      if (!ear) throw new Error('it is not open');
      return ear;
    },
    otherPageCloses: () => free?.(),
    ready: async () => {
      await phone.start();
      ear?.line('ready');
    },
  };
}

describe('a phone in the browser', () => {
  it('rings, is answered, talks, and is free again', async () => {
    const at = aPhone();
    await at.ready();
    expect(at.phone.state.line).toBe('ready');
    at.ear.talk(at.rung('a'));
    expect(at.phone.state.talk).toMatchObject({ stage: 'ringing', name: 'Псков · Иван', way: 'in' });
    at.phone.answer();
    at.phone.answer();
    at.ear.talking('a');
    expect(at.phone.state.talk).toMatchObject({ stage: 'talking', since: 1_000 });
    at.phone.mute(true);
    at.phone.hold(true);
    at.ear.held('a', true);
    at.phone.press('5');
    expect(at.phone.state.talk).toMatchObject({ muted: true, held: true });
    at.phone.end();
    at.ear.ended('a', 'done');
    expect(at.phone.state.talk).toBeNull();
    expect(at.did).toEqual([
      ...['logged in', 'rings', 'is silent', 'answer a', 'mute true', 'hold true', 'press 5', 'end a'],
    ]);
  });
  it('is busy for a second caller, and what becomes of him changes nothing', async () => {
    const at = aPhone();
    await at.ready();
    at.ear.talk(at.rung('a'));
    at.ear.talk(at.rung('b'));
    at.ear.ended('b', 'failed');
    expect(at.did.slice(-1)).toEqual(['end b busy']);
    expect(at.phone.state.talk).toMatchObject({ id: 'a', stage: 'ringing' });
  });
  it('calls, says why nobody answered, and calls again', async () => {
    const at = aPhone();
    at.phone.call('102');
    await at.ready();
    at.phone.call('102');
    at.ear.talk(at.rung('a', 'out'));
    at.phone.call('103');
    expect(at.phone.state.talk?.stage).toBe('calling');
    at.ear.ended('a', 'busy');
    expect(at.phone.state.talk).toMatchObject({ stage: 'ended', end: 'busy' });
    at.phone.call('104');
    at.ear.talk(at.rung('b', 'out'));
    at.ear.ended('b', 'no-answer');
    at.phone.end();
    expect(at.phone.state.talk).toBeNull();
    expect(at.did).toEqual(['logged in', 'call 102', 'call 104']);
  });
  it('does not log in without a microphone: his phone on the desk rings then', async () => {
    const at = aPhone();
    at.world.microphone = 'denied';
    await at.phone.start();
    expect(at.phone.state).toMatchObject({ line: 'no-microphone', microphone: 'denied' });
    expect(at.did).toEqual(['page given up']);
    at.world.microphone = 'ready';
    await at.ready();
    expect(at.phone.state.line).toBe('ready');
  });
  it('is one page of a browser: another waits, and takes over', async () => {
    const at = aPhone();
    at.world.otherPage = true;
    const started = at.phone.start();
    expect(at.phone.state.line).toBe('elsewhere');
    at.otherPageCloses();
    await started;
    expect(at.did).toEqual(['logged in']);
    at.phone.stop();
    expect(at.did).toEqual(['logged in', 'page given up', 'logged out']);
    expect(at.phone.state).toEqual({ line: 'off', microphone: null, talk: null });
  });
  it('switched off while it waits, it stays so', async () => {
    const at = aPhone();
    at.world.otherPage = true;
    const started = at.phone.start();
    at.phone.stop();
    await started;
    expect(at.phone.state.line).toBe('off');
    expect(at.did).toEqual(['page given up']);
  });
  it('tries again and again without the house', async () => {
    const at = aPhone();
    at.world.failures = 2;
    await at.ready();
    expect(at.did).toEqual(['pause 0', 'pause 1', 'logged in']);
    at.ear.line('lost');
    expect(at.phone.state.line).toBe('lost');
  });
  it('taken over by another computer, it does not take itself back', async () => {
    const at = aPhone();
    await at.ready();
    const { ear } = at;
    ear.line('replaced');
    ear.line('lost');
    ear.talk(at.rung('late'));
    expect(at.phone.state).toMatchObject({ line: 'elsewhere', talk: null });
    expect(at.did).toEqual(expect.arrayContaining(['logged out', 'end late busy']));
    await at.ready();
    expect(at.phone.state.line).toBe('ready');
  });
});
