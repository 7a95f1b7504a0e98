import { readFileSync } from 'node:fs';
import { ZoneClock, dayNumber } from '@prorab/kernel';
import { opusEncoder } from '../services/opus.js';
import { SetClock } from '../services/set-clock.js';
import { eventually } from '../support/eventually.js';
import { ACallHouse, type CallRow, LINE } from './support/a-call-house.js';

const [TUESDAY, WEDNESDAY] = ['2027-03-02', '2027-03-03'] as const;
const HOURS = { tue: '00:00-24:00', wed: '09:00-18:00' };
const [TALKS, IN_VAIN, AFTERWARDS] = ['+79117008001', '+79117008002', '+79117008003'] as const;
const [SECOND, MINUTE] = [1_000, 60_000];
/** What the two clocks of one machine, the ring of a phone and whole seconds make. */
const SLACK_S = 2;
/** Of voice. */
const PACKETS_A_SECOND = 50;

interface Timed extends CallRow {
  readonly startedAt: string;
  readonly answeredAt: string;
  readonly endedAt: string;
}
interface Missed {
  readonly callerNumber: string;
  readonly count: number;
  readonly told: string | null;
}
interface Report {
  readonly total: { answered: number; missed: number; closed: number; talked: number };
  readonly days: readonly { day: string }[];
}

/** The exchange's list has UTC: in Yekaterinburg midnight is within one of its days, in London on the border of two. */
describe.each(['Asia/Yekaterinburg', 'Europe/London'])('calls over midnight of %s, on a real Asterisk', (zone) => {
  const wall = ZoneClock.of(zone);
  const midnight = wall.instantOf(dayNumber(WEDNESDAY), 0);
  let at: ACallHouse;
  let clock: SetClock;
  let talkedSeconds = 0;
  beforeAll(async () => {
    await opusEncoder();
    // Long before: however slow the machine is to start, nothing has begun by then.
    clock = await SetClock.at(new Date(midnight - 30 * MINUTE));
    at = await ACallHouse.open('sqlite', {}, { clock, branch: { zone, hours: HOURS } });
    await hasRead(0);
  });
  afterAll(async () => {
    await at.close();
    clock.remove();
  });

  const readers = async (): Promise<{ reader: string; checkedAt: string | null }[]> =>
    ((await (await fetch(`${at.house.url}/health/ready`)).json()) as { readers: [] }).readers;
  /** The house has seen the clock so, and has read the exchange's list since. */
  const hasRead = (since: number): Promise<unknown> =>
    eventually(
      async () =>
        Date.parse((await readers()).find(({ reader }) => reader === 'asterisk-cdr')?.checkedAt ?? '') > since,
      { within: 60_000, message: 'nobody reads the list of calls' },
    );
  const setTo = async (instant: number): Promise<void> => {
    clock.set(new Date(instant));
    await eventually(
      async () => Date.parse((await readers()).find(({ reader }) => reader === 'asterisk')?.checkedAt ?? '') >= instant,
    );
  };
  const ended = async (number: string): Promise<Timed> => (await at.call(number, 'ended')) as Timed;
  const report = (day: string): Promise<Report> => at.head.get(`/api/telephony/report?from=${day}&to=${day}`);
  const missed = (): Promise<Missed[]> => at.head.all('/api/telephony/missed');
  const ava = async (text: string): Promise<string> =>
    (await at.head.post<{ text: string }>('/api/assistant/phrases', { text })).text;

  it('a talk goes on after the doors have closed, to its end, and so does its recording', async () => {
    await setTo(midnight - 30 * SECOND);
    const [first, second] = [await at.phone('101'), await at.phone('102')];
    const call = at.provider.call(LINE, { number: TALKS });
    const [rung] = await Promise.all([first.rung(TALKS), second.rung(TALKS)]);
    rung.answer();
    await call.until('talking');
    await at.call(TALKS, 'talking');
    const begun = performance.now();
    const inVain = at.provider.call(LINE, { number: IN_VAIN });
    const silent = await second.rung(IN_VAIN);
    inVain.hangUp();
    await silent.until('ended');
    const lost = await ended(IN_VAIN);
    expect(lost.outcome).toBe('missed');
    expect(Date.parse(lost.endedAt)).toBeLessThan(midnight);
    expect(await ava('звонки сегодня')).toMatch(/^Звонки \(сегодня\): отвечено 0, пропущено 1, идут сейчас 1\./);

    await eventually(() => clock.now().getTime() > midnight + 3 * SECOND, { within: MINUTE });
    const heard = [first.heard, at.provider.heard] as const;
    await eventually(
      () => first.heard > heard[0] + PACKETS_A_SECOND && at.provider.heard > heard[1] + PACKETS_A_SECOND,
      {
        within: 15_000,
        message: 'somebody hears nothing',
      },
    );
    expect((await at.call(TALKS, 'talking')).outcome).toBeNull();
    for (const number of [AFTERWARDS, IN_VAIN]) await at.provider.call(LINE, { number }).until('ended');
    const afterwards = await ended(AFTERWARDS);
    expect(afterwards.outcome).toBe('closed');
    expect(Date.parse(afterwards.startedAt)).toBeGreaterThan(midnight);
    expect([...second.calls.values()].filter(({ state }) => state !== 'ended')).toEqual([]);

    call.hangUp();
    const lasted = (performance.now() - begun) / SECOND;
    await rung.until('ended');
    const talk = await ended(TALKS);
    expect(talk).toMatchObject({ outcome: 'talked', answeredBy: at.employee('101') });
    expect(Date.parse(talk.startedAt)).toBeLessThan(midnight);
    expect(Date.parse(talk.endedAt)).toBeGreaterThan(midnight);
    const talked = (Date.parse(talk.endedAt) - Date.parse(talk.answeredAt)) / SECOND;
    expect(Math.abs(talked - lasted)).toBeLessThan(SLACK_S);
    talkedSeconds = Math.floor(talked);
    await eventually(async () => (await at.call(TALKS, 'ended')).recording === 'kept', { message: 'it is not kept' });
    const { seconds } = await at.head.get<{ seconds: number }>(`/api/telephony/calls/${talk.id}/recording/waveform`);
    expect(Math.abs(seconds - lasted)).toBeLessThan(SLACK_S);
  });
  it('each is of the day on which it began, in the report and in words', async () => {
    const [before, after] = [await report(TUESDAY), await report(WEDNESDAY)];
    expect(before.total).toMatchObject({ answered: 1, missed: 1, closed: 0, talked: talkedSeconds });
    expect(after.total).toMatchObject({ answered: 0, missed: 0, closed: 2, talked: 0 });
    expect([...before.days, ...after.days].map(({ day }) => day)).toEqual([TUESDAY, WEDNESDAY]);
    expect(await ava('звонки вчера')).toMatch(/^Звонки \(вчера\): отвечено 1, пропущено 1\./);
    expect(await ava('звонки сегодня')).toMatch(/^Звонки \(сегодня\): отвечено 0, пропущено 0, в нерабочее время 2\./);
  });
  it('the night finds nothing that only one list has, and nothing twice', async () => {
    await eventually(() => readFileSync(at.asterisk.calls, 'utf8').includes(TALKS.slice(1)));
    await setTo(midnight + 9 * 60 * MINUTE - 5 * MINUTE);
    await hasRead(midnight + 60 * MINUTE);
    const compared = (): Promise<{ last: object | null }> => at.head.get('/api/telephony/comparison');
    await eventually(async () => (await compared()).last !== null, { message: 'nobody compares at night' });
    expect((await compared()).last).toMatchObject({ calls: 4, records: 4, differences: 0 });
    expect(await at.head.all('/api/telephony/differences')).toEqual([]);
    const calls = await at.head.all<CallRow>('/api/telephony/calls');
    expect(calls.map(({ callerNumber, outcome }) => `${callerNumber} ${outcome}`).toSorted()).toEqual([
      ...[`${TALKS} talked`, `${IN_VAIN} closed`, `${IN_VAIN} missed`, `${AFTERWARDS} closed`],
    ]);
  });
  it('who called before and after midnight waits once, for whoever comes to work: minutes of the night do not count', async () => {
    const waiting = async (): Promise<Missed[]> =>
      (await missed()).toSorted((a, b) => a.callerNumber.localeCompare(b.callerNumber));
    expect(await waiting()).toMatchObject([
      { callerNumber: IN_VAIN, count: 2, told: null },
      { callerNumber: AFTERWARDS, count: 1, told: null },
    ]);
    await setTo(midnight + 9 * 60 * MINUTE + 3 * MINUTE);
    await eventually(async () => (await waiting()).every(({ told }) => told === 'owner'), {
      message: 'nobody is told to call back',
    });
  });
});
