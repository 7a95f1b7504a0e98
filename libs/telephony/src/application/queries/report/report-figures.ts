import { type CalendarDay, type WorkingCalendar, type ZoneClock, dayName, weekdayOf } from '@prorab/kernel';
import { callFigures } from '../../../domain/report/call-figures.js';
import { type Weighted, percentile } from '../../../domain/report/percentile.js';
import type { Line } from '../../ports/lines.port.js';
import type { CalledLine, HourCell, LineCell, MissedCell, PersonCell } from './report-reader.js';
import type { CallBacks, DayOfCalls, HourOfWeek, LinesFigures, PersonFigures } from './report-view.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Hours since 1970 as the wall of the branch shows them: by day, and by hour of the week. */
export function byWall(
  cells: readonly HourCell[],
  clockOf: (branchId: string | null) => ZoneClock,
): { days: DayOfCalls[]; hours: HourOfWeek[] } {
  const days = new Map<CalendarDay, DayOfCalls>();
  const hours = new Map<number, HourOfWeek>();
  for (const { branchId, hour: since, calls, answered, missed, closed } of cells) {
    const wall = since * HOUR_MS + clockOf(branchId).offsetAt(since * HOUR_MS);
    const number = Math.floor(wall / DAY_MS);
    const [day, weekday, hour] = [dayName(number), weekdayOf(number), Math.floor((wall - number * DAY_MS) / HOUR_MS)];
    const ofDay = days.get(day) ?? { day, answered: 0, missed: 0, closed: 0 };
    days.set(day, {
      ...{ day, answered: ofDay.answered + answered, missed: ofDay.missed + missed, closed: ofDay.closed + closed },
    });
    const ofHour = hours.get(weekday * 24 + hour) ?? { weekday, hour, calls: 0, missed: 0, closed: 0 };
    hours.set(weekday * 24 + hour, {
      ...{ weekday, hour, calls: ofHour.calls + calls, missed: ofHour.missed + missed, closed: ofHour.closed + closed },
    });
  }
  return {
    days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
    hours: [...hours.values()].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour),
  };
}

/** @param nameOf what the call is laid to: its city, its source */
export function byLines(
  cells: readonly LineCell[],
  missed: readonly MissedCell[],
  nameOf: (called: CalledLine) => string | null,
): LinesFigures[] {
  const groups = Map.groupBy(cells, nameOf);
  const lost = Map.groupBy(missed, nameOf);
  return [...new Set([...groups.keys(), ...lost.keys()])]
    .map((name) => {
      const its = groups.get(name) ?? [];
      return {
        ...{ name, lines: [...new Set(its.map(({ line }) => line))].sort() },
        ...callFigures(its),
        lost: (lost.get(name) ?? []).reduce((sum, one) => sum + one.lost, 0),
      };
    })
    .sort((a, b) => b.calls - a.calls || (a.name ?? '').localeCompare(b.name ?? '', 'ru'));
}
/** A line that is not named any more belongs to no city and no source. */
export const known =
  (lines: readonly Line[], of: (line: Line) => string | null) =>
  ({ line: number }: CalledLine): string | null => {
    const line = lines.find((one) => one.number === number);
    return line ? of(line) : null;
  };

export function byPeople(cells: readonly PersonCell[]): PersonFigures[] {
  return [...Map.groupBy(cells, ({ employeeId }) => employeeId)]
    .map(([employeeId, its]) => {
      const waits = its.map(({ waited, calls }): Weighted => ({ value: waited, count: calls }));
      return {
        ...{ employeeId, answered: its.reduce((sum, { calls }) => sum + calls, 0) },
        ...{ waitMedian: percentile(waits, 50), wait90: percentile(waits, 90) },
        talked: its.reduce((sum, { talked }) => sum + talked, 0),
      };
    })
    .sort((a, b) => b.answered - a.answered || (a.employeeId < b.employeeId ? -1 : 1));
}

export function callBacks(
  cells: readonly MissedCell[],
  reached: readonly { branchId: string | null; firstAt: Date; closedAt: Date }[],
  calendars: ReadonlyMap<string | null, WorkingCalendar | null>,
): CallBacks {
  const sum = (of: (cell: MissedCell) => number): number => cells.reduce((all, cell) => all + of(cell), 0);
  const minutes = reached.map(({ branchId, firstAt, closedAt }): Weighted => {
    const calendar = calendars.get(branchId);
    const worked =
      calendar?.workingMinutesBetween(firstAt, closedAt) ?? (closedAt.getTime() - firstAt.getTime()) / 60_000;
    return { value: Math.round(worked), count: 1 };
  });
  return {
    ...{ episodes: sum((c) => c.episodes), nameless: sum((c) => c.nameless), reached: sum((c) => c.reached) },
    ...{ byWord: sum((c) => c.byWord), open: sum((c) => c.open) },
    ...{ minutesMedian: percentile(minutes, 50), minutes90: percentile(minutes, 90) },
  };
}
