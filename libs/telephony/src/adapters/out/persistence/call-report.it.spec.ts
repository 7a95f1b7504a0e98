import { ManualClock, Money, newId } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import fc from 'fast-check';
import { FakeLines } from '../../../application/ports/fake-lines.js';
import { FakeBranchHours } from '../../../application/ports/fake-missed-neighbours.js';
import { FakeBranches, FakeWorthOfCalls } from '../../../application/ports/fake-report-neighbours.js';
import { slowReport } from '../../../application/queries/report/a-slow-report.builder.js';
import { CallReport, ReportReader } from '../../../application/queries/index.js';
import { type CallDirection, Call, NO_PURPOSE, QUIET, type CallOutcome, type CallState } from '../../../domain/call.js';
import type { Caller } from '../../../domain/caller.js';
import { type CallVisit, sourceOf } from '../../../domain/site-visit.js';
import { type EpisodeState, MissedEpisode } from '../../../domain/missed-episode.js';
import { backfill as inMysql } from '../../../migrations/mysql/2026-11-27-9-report.js';
import { backfill as inSqlite } from '../../../migrations/sqlite/2026-11-27-9-report.js';
import { MikroCallBook } from './mikro-call-book.js';
import { MikroMissedBook } from './mikro-missed-book.js';
import { telephonyTables } from './telephony.tables.js';

const START = Date.parse('2026-10-30T12:00:00Z');
const [OMSK, PSKOV, GONE] = [newId(), newId(), newId()];
const [anna, boris] = [newId(), newId()];
const LINES = ['+73812201234', '+78112201234', '+78002001020'];
const zoneOf = (branchId: string | null): string => (branchId === PSKOV ? 'Europe/Moscow' : 'Asia/Omsk');
const lineSource = (line: string): string | null => (LINES.indexOf(line) < 2 ? 'сайт' : null);
const days = { from: '2026-11-01', to: '2026-11-03' };
const minutes = (n: number): Date => new Date(START + n * 60_000);

const branchOf = fc.constantFrom(OMSK, PSKOV, GONE, null);
const lineOf = fc.constantFrom(...LINES);
const callerOf: fc.Arbitrary<Caller> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(4).map((n) => ({ kind: 'number' as const, number: `+7911222334${n}` })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'hidden' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'inside' as const, extension: '101' }) },
);
const visitOf: fc.Arbitrary<CallVisit | null> = fc
  .constantFrom(null, null, 'яндекс', '')
  .map((source): CallVisit | null =>
    source === null
      ? null
      : {
          ...{ id: newId(), source: source || null, medium: null, campaign: null, term: null, page: null },
          ...{ shownAt: minutes(0).toISOString(), sure: true },
        },
  );
const callOf: fc.Arbitrary<CallState> = fc
  .record({
    ...{ caller: callerOf, branchId: branchOf, line: lineOf, who: fc.constantFrom(anna, boris) },
    ...{ at: fc.nat(6 * 24 * 60), waited: fc.nat(90), talked: fc.nat(200), open: fc.nat(9) },
    direction: fc.constantFrom<CallDirection>('in', 'in', 'in', 'out'),
    visit: visitOf,
    outcome: fc.constantFrom<CallOutcome>('talked', 'talked', 'missed', 'given-up', 'closed', 'dropped', 'broken'),
  })
  .map(({ caller, branchId, line, who, at, waited, talked, open, outcome, direction, visit }): CallState => {
    const startedAt = new Date(minutes(at).getTime() + waited * 17);
    const met = new Date(startedAt.getTime() + waited * 1_111);
    const answered = ['talked', 'dropped', 'broken'].includes(outcome);
    const isOpen = open === 0;
    return {
      ...{ direction, clientChannelId: newId() },
      ...{ id: newId(), channelId: newId(), line, lineTitle: '', branchId, caller, callerName: '', startedAt },
      ...{
        party: null,
        place: null,
        visit,
        clientRangAt: null,
        clientEnd: null,
        calledBy: null,
        about: NO_PURPOSE,
        ...QUIET,
        plan: [],
        step: -1,
        legs: [],
        recordings: [],
        word: null,
      },
      stage: isOpen ? (answered ? 'talking' : 'ringing') : 'ended',
      ...{ answeredBy: answered ? who : null, answeredAt: answered ? met : null },
      endedAt: isOpen ? null : answered ? new Date(met.getTime() + talked * 999) : met,
      outcome: isOpen ? null : outcome,
    };
  });
const episodeOf: fc.Arbitrary<EpisodeState> = fc
  .record({
    ...{ caller: callerOf.filter(({ kind }) => kind !== 'inside'), branchId: branchOf, line: lineOf },
    ...{ at: fc.nat(6 * 24 * 60), after: fc.nat(40 * 60) },
    visit: visitOf,
    end: fc.constantFrom('talk' as const, 'answer' as const, 'person' as const, null),
  })
  .map(({ caller, branchId, line, at, after, end, visit }): EpisodeState => {
    const firstAt = minutes(at);
    return {
      ...{ id: newId(), caller, branchId, line, lineTitle: '', party: null, firstAt, lastAt: firstAt, count: 1 },
      ...{ callIds: [newId()], told: null, callBackAt: null, ownerId: null, closedBy: null, reason: null, end },
      closedAt: end === null ? null : minutes(at + after),
      visitSource: sourceOf(visit),
    };
  });

describe.each(testEngines())('the report of calls on %s', (engine) => {
  let house: TestHouse;
  const clock = new ManualClock('2026-11-04T09:00:00Z');
  const branches = new FakeBranches();
  branches.places.push({ id: OMSK, zone: 'Asia/Omsk' }, { id: PSKOV, zone: 'Europe/Moscow' });
  const [lines, hours, worth] = [new FakeLines(), new FakeBranchHours(), new FakeWorthOfCalls()];
  for (const [n, number] of LINES.slice(0, 2).entries())
    lines.add({ number, branchId: [OMSK, PSKOV][n] ?? null, city: ['Омск', 'Псков'][n] ?? null, source: 'сайт' });
  worth.cells = [{ branchId: null, inquiries: 100, received: Money.of('100000.00') }];
  beforeAll(async () => void (house = await openTestHouse(engine, [telephonyTables], clock)));
  afterAll(() => house.close());
  const report = () => new CallReport(new ReportReader(house.tables, clock), branches, hours, lines, worth, clock);

  const keep = async (calls: readonly CallState[], episodes: readonly EpisodeState[]): Promise<void> => {
    for (const table of ['telephony_call', 'telephony_missed']) await house.database.run(`delete from ${table}`);
    const [callBook, missedBook] = [new MikroCallBook(house.database), new MikroMissedBook(house.database)];
    await house.work.run(async () => {
      for (const state of calls) await callBook.add(Call.restore(state));
      for (const state of episodes) await missedBook.add(MissedEpisode.restore(state));
    });
  };
  /** A number has one open episode. */
  const fit = (episodes: readonly EpisodeState[]): EpisodeState[] => {
    const open = new Set<string>();
    return episodes.filter(({ caller, closedAt }) => {
      if (closedAt !== null || caller.kind !== 'number') return true;
      if (open.has(caller.number)) return false;
      open.add(caller.number);
      return true;
    });
  };

  it('says what a slow and obvious count says, whoever called whenever and wherever a day begins', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(callOf, { maxLength: 60 }),
        fc.array(episodeOf, { maxLength: 25 }),
        async (calls, some) => {
          const episodes = fit(some);
          await keep(calls, episodes);
          const slow = slowReport({ calls, episodes }, { ...days, now: clock.now(), zoneOf, sourceOf: lineSource });
          const told = await report().execute(days);
          expect(told).toMatchObject({ total: slow.total, days: slow.days, hours: slow.hours, lost: slow.lost });
          expect(told.callBacks).toMatchObject(slow.episodes);
          const ofCity = (name: string | null) => told.cities.find((c) => c.name === name);
          for (const [line, name] of [
            [LINES[0], 'Омск'],
            [LINES[1], 'Псков'],
            [LINES[2], null],
          ] as const) {
            const its = slow.byLine.get(line ?? '');
            if (its) expect(ofCity(name)).toMatchObject({ ...its, lines: [line] });
            expect(ofCity(name)?.lost ?? 0).toBe(slow.lostByLine.get(line ?? '') ?? 0);
          }
          const ofSource = (name: string | null) => told.sources.find((s) => s.name === name);
          for (const name of ['яндекс', 'сайт', null]) {
            const its = slow.bySource.get(name);
            if (its) expect(ofSource(name)).toMatchObject(its);
            expect(ofSource(name)?.lost ?? 0).toBe(slow.lostBySource.get(name) ?? 0);
          }
          expect(
            told.people.map((p) => [p.employeeId, p.answered, p.waitMedian, p.wait90, p.talked]).toSorted(),
          ).toEqual(
            [...slow.byPerson].map(([who, f]) => [who, f.answered, f.waitMedian, f.wait90, f.talked]).toSorted(),
          );
          expect(told.lost.sum).toBe(Money.of('1000.00').multiply(`${slow.lost.callers}`).toString());
          const pskov = await report().execute({ ...days, branchId: PSKOV });
          const ofPskov = { calls, episodes: episodes.filter((e) => e.branchId === PSKOV) };
          const slowPskov = slowReport(
            { ...ofPskov, calls: calls.map((c) => (c.branchId === PSKOV ? c : { ...c, stage: 'ringing' as const })) },
            { ...days, now: clock.now(), zoneOf, sourceOf: lineSource },
          );
          expect(pskov).toMatchObject({ total: slowPskov.total, lost: slowPskov.lost, hours: slowPskov.hours });
        },
      ),
      { numRuns: engine === 'sqlite' ? 60 : 25 },
    );
  }, 120_000);

  it('counts what was there before it, by the migration', async () => {
    const calls = fc.sample(callOf, { numRuns: 90, seed: 7 });
    const episodes = fit(fc.sample(episodeOf, { numRuns: 25, seed: 7 }));
    await keep(calls, episodes);
    const before = await report().execute(days);
    expect(before.total.calls).toBeGreaterThan(10);
    await house.database.run('update telephony_call set started_hour = null, waited_s = null, talked_s = null');
    await house.database.run('update telephony_missed set end_kind = null, lost_at = null');
    expect((await report().execute(days)).total.calls).toBe(0);
    const statements = engine === 'sqlite' ? inSqlite : inMysql;
    for (const sql of statements) await house.database.run(sql);
    expect(await report().execute(days)).toEqual(before);
  });

  it('asks so many questions, however many called, and reads calls off its index', async () => {
    await keep(fc.sample(callOf, { numRuns: 400, seed: 3 }), []);
    house.queries.splice(0);
    await report().execute(days);
    const asked = house.queries.filter((sql) => /^select/i.test(sql));
    expect(asked).toHaveLength(5);
    if (engine !== 'sqlite') return;
    for (const sql of asked.filter((one) => !one.includes('telephony_missed'))) {
      const params = [...sql.matchAll(/\?/g)].map(() => 0);
      const steps = await house.tables.all<{ detail: string }>(`explain query plan ${sql}`, params);
      expect(steps[0]?.detail).toContain(
        'USING COVERING INDEX telephony_call_report_index (started_hour>? AND started_hour<?)',
      );
    }
  });
});
