import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TRUNK, passwordOf } from '../services/asterisk.js';
import {
  type Scenario,
  callerGivesUp,
  callerIsRefused,
  callerTalks,
  phoneAnswers,
  phoneRefuses,
  phoneRings,
} from '../services/sip/sipp-scenarios.js';
import { SipPeer } from '../services/sip/sip-peer.js';
import { Baresip } from '../services/sip/baresip.js';
import { Sipp } from '../services/sip/sipp.js';
import { eventually } from '../support/eventually.js';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';

const ALL = ['101', '102', '103', '104'] as const;
const GROUP_SECONDS = 5;
let used = 0;
const aNumber = (): string => `+7911900${String(1000 + used++)}`;
interface Wave {
  readonly seconds: number;
  readonly peaks: readonly number[];
}
interface Whole {
  readonly id: string;
  readonly outcome: string;
  readonly recording: string | null;
  readonly answeredBy: string | null;
  readonly talking: readonly string[];
  readonly legs: readonly { readonly extension: string; readonly end: string | null; readonly purpose: string }[];
}

describe('calls by sipp, on a real Asterisk', () => {
  let at: ACallHouse;
  let folder: string;
  const runs: Sipp[] = [];
  beforeAll(async () => {
    at = await ACallHouse.open('sqlite', { seconds: GROUP_SECONDS });
    folder = mkdtempSync(join(tmpdir(), 'prorab-voice-'));
    // A second of a tone in A-law: 400 turns of 20 samples.
    writeFileSync(
      join(folder, 'tone.alaw'),
      Buffer.from(Array.from({ length: 8_000 }, (_, n) => (n % 20 < 10 ? 0xb5 : 0x35))),
    );
  });
  afterAll(async () => {
    await at.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    await Promise.all(runs.splice(0).map((run) => run.kill()));
    await at.silence();
  });

  const voice = (): string => join(folder, 'tone.alaw');
  const started = async (run: Promise<Sipp>): Promise<Sipp> => {
    runs.push(await run);
    return run;
  };
  /** The phones of the group, each with what it does. */
  const phones = (...does: readonly Scenario[]): Promise<Sipp[]> =>
    Promise.all(
      ALL.map(async (extension, n) => {
        const address = `127.9.${Number(extension) - 100}.1`;
        const peer = await SipPeer.open({ address, asterisk: at.asterisk.sipPort });
        await peer.register(extension, passwordOf(extension));
        const { port } = peer;
        await peer.close();
        const scenario = does[n] ?? does.at(-1) ?? phoneRings();
        return started(Sipp.start({ scenario, address, port, pauseMs: 100, asterisk: at.asterisk.sipPort }));
      }),
    );
  const caller = (scenario: Scenario, pauseMs = 0, count = 1): Promise<Sipp> =>
    started(
      Sipp.start({
        ...{ scenario, pauseMs, count, calls: LINE, asterisk: at.asterisk.sipPort },
        ...{ address: TRUNK.address, port: 5_080 },
      }),
    );
  const whole = async (number: string): Promise<Whole> => {
    const { id } = await at.call(number, 'ended');
    return at.head.get(`/api/telephony/calls/${id}`);
  };
  const ends = ({ legs }: Whole): string[] => legs.map((leg) => `${leg.extension} ${leg.end}`).toSorted();
  const allEnd = (end: string): string[] => ALL.map((extension) => `${extension} ${end}`);
  const missedOf = async (number: string): Promise<number> =>
    (await at.head.all<{ callerNumber: string | null }>('/api/telephony/missed')).filter(
      (m) => m.callerNumber === number,
    ).length;

  it('answered: all four have rung, it is one call with three legs elsewhere, its voice is kept, and nobody has missed it', async () => {
    const [answers, ...ring] = await phones(phoneAnswers(300), phoneRings());
    const number = aNumber();
    await (await caller(callerTalks({ number }, voice()), 1_500)).goesWell();
    const call = await whole(number);
    expect(call.outcome).toBe('talked');
    expect(ends(call)).toEqual(['101 normal', '102 elsewhere', '103 elsewhere', '104 elsewhere']);
    for (const phone of [answers, ...ring]) await phone?.endsWell();
    const kept = await eventually(async () => {
      const one = await whole(number);
      return one.recording === 'kept' ? one : null;
    });
    const { seconds, peaks } = await at.head.get<Wave>(`/api/telephony/calls/${kept.id}/recording/waveform`);
    expect(seconds).toBeGreaterThan(1.2);
    expect(Math.max(...peaks)).toBeGreaterThan(3);
    expect(await missedOf(number)).toBe(0);
  });
  it.each([
    ['busy', '486 Busy Here', 'busy'],
    ['rejected', '603 Decline', 'rejected'],
  ] as const)('%s at all phones: the caller hears that nobody is there, and is missed once', async (_, line, end) => {
    const all = await phones(phoneRefuses(line));
    const number = aNumber();
    await (await caller(callerIsRefused({ number }, 480))).goesWell();
    const call = await whole(number);
    expect(call.outcome).toBe('missed');
    expect(ends(call)).toEqual(allEnd(end));
    expect(call.recording).toBeNull();
    await Promise.all(all.map((phone) => phone.endsWell()));
    expect(await missedOf(number)).toBe(1);
  });
  it('no answer: the phones ring for their time, then he hears that nobody is there', async () => {
    const all = await phones(phoneRings());
    const number = aNumber();
    const begun = Date.now();
    await (await caller(callerIsRefused({ number }, 480))).goesWell();
    expect(Date.now() - begun).toBeGreaterThan(GROUP_SECONDS * 1_000);
    const call = await whole(number);
    expect(call.outcome).toBe('missed');
    expect(ends(call)).toEqual(allEnd('no-answer'));
    await Promise.all(all.map((phone) => phone.endsWell()));
    expect(await missedOf(number)).toBe(1);
  });
  it('caller gone while it rings: all phones fall silent, and he is missed once', async () => {
    const all = await phones(phoneRings());
    const number = aNumber();
    await (await caller(callerGivesUp({ number }), 800)).goesWell();
    const call = await whole(number);
    expect(call.outcome).toBe('missed');
    expect(ends(call)).toEqual(allEnd('elsewhere'));
    await Promise.all(all.map((phone) => phone.endsWell()));
    expect(await missedOf(number)).toBe(1);
  });
  it('a hidden number is answered like any other', async () => {
    const [answers] = await phones(phoneAnswers(300), phoneRings());
    await (await caller(callerTalks('hidden', voice()), 500)).goesWell();
    await answers?.endsWell();
    await eventually(async () => {
      const { items } = await at.head.get<{ items: { callerKind: string; outcome: string }[] }>(
        '/api/telephony/calls?limit=1',
      );
      return items[0]?.callerKind === 'hidden' && items[0].outcome === 'talked';
    });
  });
  it('a phone as people have it (baresip): shows the customer in Russian, holds and goes on, and it is one talk', async () => {
    const phone = await Baresip.start({
      ...{ extension: '101', password: passwordOf('101'), address: '127.9.9.1', asterisk: at.asterisk.sipPort },
    });
    try {
      await eventually(async () => /Avail/.test(await at.asterisk.console('pjsip show contacts')));
      const number = aNumber();
      const call = await caller(callerTalks({ number, name: 'Иван' }, voice()), 4_000);
      const rung = await phone.heard('CALL_INCOMING');
      expect(rung.peerdisplayname).toBe('Псков · Иван');
      expect(rung.peeruri).toContain(number);
      await phone.order('accept');
      await phone.heard('CALL_ESTABLISHED');
      await at.call(number, 'talking');
      await phone.order('hold');
      await phone.order('resume');
      await call.goesWell();
      await phone.heard('CALL_CLOSED');
      const one = await whole(number);
      expect(one.outcome).toBe('talked');
      expect(one.legs.filter((leg) => leg.end === 'normal').map((leg) => leg.extension)).toEqual(['101']);
    } finally {
      await phone.stop();
    }
  });
  it('one caller twice at once: two calls, two talks, and who talks is not rung again', async () => {
    const [first, second] = await phones(phoneAnswers(200), phoneAnswers(1_500), phoneRings());
    const number = aNumber();
    const one = await caller(callerTalks({ number }, voice()), 4_000);
    await at.call(number, 'talking');
    const other = await started(
      Sipp.start({
        ...{ scenario: callerTalks({ number }, voice()), pauseMs: 500, calls: LINE, asterisk: at.asterisk.sipPort },
        ...{ address: TRUNK.address, port: 5_081 },
      }),
    );
    await Promise.all([one.goesWell(), other.goesWell()]);
    await eventually(async () => (await at.calls(number)).every((c) => c.stage === 'ended'));
    const both = await at.calls(number);
    expect(both.map((c) => c.outcome)).toEqual(['talked', 'talked']);
    expect(both.map((c) => c.answeredBy).toSorted()).toEqual(['101', '102'].map((e) => at.employee(e)).toSorted());
    for (const phone of [first, second]) await phone?.endsWell();
    expect(await missedOf(number)).toBe(0);
  });

  /** A customer has been answered at 101, whose owner gives him away from the desk. */
  const aTalkToGiveAway = async (pauseMs: number) => {
    const number = aNumber();
    const customer = await caller(callerTalks({ number }, voice()), pauseMs);
    const { id } = await at.call(number, 'talking');
    const owner = await new ApiClient(at.house.url).signIn('manager1', PASSWORD);
    const seen = (): Promise<Whole> => at.head.get(`/api/telephony/calls/${id}`);
    return {
      ...{ number, customer },
      moved: async () => moves(await seen()),
      order: (what: string, body: object = {}) => owner.post<object>(`/api/telephony/calls/${id}/${what}`, body),
      talksWith: (...extensions: readonly string[]): Promise<unknown> =>
        eventually(
          async () =>
            JSON.stringify([...(await seen()).talking].toSorted()) ===
            JSON.stringify(extensions.map((one) => at.employee(one)).toSorted()),
          { within: 15_000, message: `he does not talk with ${extensions.join(' and ')}` },
        ),
    };
  };
  const moves = ({ legs }: Whole): string[] =>
    legs.filter((leg) => leg.purpose !== 'ring').map((leg) => `${leg.purpose} ${leg.extension} ${leg.end}`);
  /** It has been one call with one recording, which has at least so much of it, and nobody has missed anything. */
  const wasOneTalk = async (number: string, seconds: number): Promise<Whole> => {
    const call = await whole(number);
    expect(call).toMatchObject({ outcome: 'talked', answeredBy: at.employee('101') });
    await eventually(async () => (await whole(number)).recording === 'kept', { within: 20_000 });
    const wave = await at.head.get<Wave>(`/api/telephony/calls/${call.id}/recording/waveform`);
    expect(wave.seconds).toBeGreaterThan(seconds);
    expect(await missedOf(number)).toBe(0);
    return call;
  };
  it('handed over: the first phone is let go, the second one has him to the end, in one call and one recording', async () => {
    const all = await phones(phoneAnswers(200), phoneAnswers(1_500), phoneRings());
    const talk = await aTalkToGiveAway(6_000);
    await talk.order('transfer', { employeeId: at.employee('102') });
    await talk.talksWith('102');
    await talk.customer.goesWell();
    expect(moves(await wasOneTalk(talk.number, 4))).toEqual(['transfer 102 normal']);
    await Promise.all(all.map((phone) => phone.endsWell()));
  }, 60_000);
  it('asked first, then given: both phones talk while he waits, then the second one has him to the end', async () => {
    const all = await phones(phoneAnswers(200), phoneAnswers(1_500), phoneRings());
    const talk = await aTalkToGiveAway(6_000);
    await talk.order('consult', { employeeId: at.employee('102') });
    await talk.talksWith('101', '102');
    await talk.order('consult/complete');
    await talk.talksWith('102');
    await talk.customer.goesWell();
    expect(moves(await wasOneTalk(talk.number, 4))).toEqual(['consult 102 normal']);
    await Promise.all(all.map((phone) => phone.endsWell()));
  }, 60_000);
  it.each([
    ['is not answered', phoneRings(), 'no-answer', 10_000, 6],
    ['is refused', phoneRefuses('603 Decline'), 'rejected', 5_000, 2],
  ] as const)(
    'handed over to a phone where it %s, it returns to the first one, which has him to the end',
    async (_, does, end, pauseMs, recorded) => {
      const all = await phones(phoneAnswers(200), does, phoneRings());
      const talk = await aTalkToGiveAway(pauseMs);
      await talk.order('transfer', { employeeId: at.employee('102') });
      await eventually(async () => (await talk.moved()).some((one) => one.startsWith('return')), { within: 15_000 });
      await talk.talksWith('101');
      await talk.customer.goesWell();
      expect(moves(await wasOneTalk(talk.number, recorded))).toEqual([`transfer 102 ${end}`, 'return 101 normal']);
      await Promise.all(all.map((phone) => phone.endsWell()));
    },
    60_000,
  );
});
