import { type CalendarDay, ZoneClock, dayName, dayNumber, weekdayOf } from '@prorab/kernel';
import type { CallState } from '../../../domain/call.js';
import type { EpisodeState } from '../../../domain/missed-episode.js';
import { sourceOf } from '../../../domain/site-visit.js';
import { numberOf } from '../../../domain/caller.js';

export interface Kept {
  readonly calls: readonly CallState[];
  readonly episodes: readonly EpisodeState[];
}
const seconds = (a: Date, b: Date | null): number => Math.floor(((b ?? a).getTime() - a.getTime()) / 1000);
const share = (sorted: readonly number[], percent: number): number | null =>
  sorted.toSorted((a, b) => a - b)[Math.ceil((sorted.length * percent) / 100) - 1] ?? null;

/** The report as it is said in words: all calls one after another, no groups, no statement. */
export function slowReport(
  { calls, episodes }: Kept,
  {
    from,
    to,
    now,
    zoneOf,
    sourceOf: sourceOfLine,
  }: {
    from: CalendarDay;
    to: CalendarDay;
    now: Date;
    zoneOf: (branchId: string | null) => string;
    sourceOf: (line: string) => string | null;
  },
) {
  const wall = (branchId: string | null, at: Date) => {
    const ms = at.getTime() + ZoneClock.of(zoneOf(branchId)).offsetAt(at.getTime());
    const day = Math.floor(ms / 86_400_000);
    return { day, weekday: weekdayOf(day), hour: Math.floor((ms - day * 86_400_000) / 3_600_000) };
  };
  const within = (branchId: string | null, at: Date): boolean => {
    const { day } = wall(branchId, at);
    return day >= dayNumber(from) && day <= dayNumber(to);
  };
  const mine = calls.filter(
    (c) => c.direction === 'in' && c.stage === 'ended' && c.caller.kind !== 'inside' && within(c.branchId, c.startedAt),
  );
  const figures = (some: readonly CallState[]) => {
    const answered = some.filter((c) => c.outcome === 'talked' || c.outcome === 'dropped' || c.outcome === 'broken');
    const missed = some.filter((c) => c.outcome === 'missed' || c.outcome === 'given-up');
    const waits = answered.map((c) => seconds(c.startedAt, c.answeredAt));
    return {
      ...{ calls: some.length, answered: answered.length, missed: missed.length },
      closed: some.filter((c) => c.outcome === 'closed').length,
      answeredShare: answered.length + missed.length === 0 ? null : answered.length / (answered.length + missed.length),
      ...{ waitMedian: share(waits, 50), wait90: share(waits, 90) },
      gaveUpMedian: share(
        missed.map((c) => seconds(c.startedAt, c.endedAt)),
        50,
      ),
      talked: answered.reduce((sum, c) => sum + (c.answeredAt ? seconds(c.answeredAt, c.endedAt) : 0), 0),
    };
  };
  const isLost = (e: EpisodeState): boolean => {
    const number = numberOf(e.caller);
    const limit = e.firstAt.getTime() + 86_400_000;
    if (number === null || limit > now.getTime()) return false;
    if (e.closedAt && e.closedAt.getTime() <= limit && e.end !== 'person') return false;
    return !calls.some(
      (c) =>
        numberOf(c.caller) === number &&
        c.answeredAt !== null &&
        c.answeredAt.getTime() < limit &&
        (c.endedAt === null || c.endedAt >= e.firstAt),
    );
  };
  const its = episodes.filter((e) => within(e.branchId, e.firstAt));
  const named = its.filter((e) => numberOf(e.caller) !== null);
  const lost = its.filter(isLost);
  const hours = [
    ...Map.groupBy(mine, (c) => JSON.stringify(wall(c.branchId, c.startedAt)).replace(/"day":-?\d+,/, '')),
  ];
  return {
    total: figures(mine),
    days: [...Map.groupBy(mine, (c) => dayName(wall(c.branchId, c.startedAt).day))]
      .map(([day, some]) => {
        const { answered, missed, closed } = figures(some);
        return { day, answered, missed, closed };
      })
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    hours: hours
      .map(([key, some]) => {
        const { calls: all, missed, closed } = figures(some);
        return { ...(JSON.parse(key) as { weekday: number; hour: number }), calls: all, missed, closed };
      })
      .sort((a, b) => a.weekday - b.weekday || a.hour - b.hour),
    episodes: {
      ...{ episodes: its.length, nameless: its.length - named.length },
      reached: named.filter((e) => e.end === 'talk' || e.end === 'answer').length,
      byWord: named.filter((e) => e.end === 'person').length,
      open: named.filter((e) => e.closedAt === null).length,
    },
    lost: { callers: lost.length, byWord: lost.filter((e) => e.end === 'person').length },
    byLine: new Map([...Map.groupBy(mine, (c) => c.line)].map(([line, some]) => [line, figures(some)])),
    lostByLine: new Map([...Map.groupBy(lost, (e) => e.line)].map(([line, some]) => [line, some.length])),
    bySource: new Map(
      [...Map.groupBy(mine, (c) => sourceOf(c.visit) || sourceOfLine(c.line))].map(([name, some]) => [
        name,
        figures(some),
      ]),
    ),
    lostBySource: new Map(
      [...Map.groupBy(lost, (e) => e.visitSource || sourceOfLine(e.line))].map(([name, some]) => [name, some.length]),
    ),
    byPerson: new Map(
      [...Map.groupBy(mine, (c) => c.answeredBy)].flatMap(([who, some]) =>
        who === null ? [] : [[who, figures(some)] as const],
      ),
    ),
  };
}
