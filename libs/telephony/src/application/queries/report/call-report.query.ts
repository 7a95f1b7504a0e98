import { dayName, type WorkingCalendar } from '@prorab/kernel';
import { Clock, Query } from '@prorab/platform/marks';
import { callFigures } from '../../../domain/report/call-figures.js';
import { lostWorth } from '../../../domain/report/lost-worth.js';
import { BranchHours } from '../../ports/branch-hours.port.js';
import { Branches } from '../../ports/branches.port.js';
import { Lines } from '../../ports/lines.port.js';
import { WorthOfCalls } from '../../ports/worth-of-calls.port.js';
import { byLines, byPeople, byWall, callBacks, known } from './report-figures.js';
import { type ReportFilter, ReportPeriod } from './report-period.js';
import { type MissedCell, ReportReader } from './report-reader.js';
import type { CallReportView, LostCallers } from './report-view.js';

/** What an inquiry is worth is judged by those of so many days before now. */
const JUDGED_DAYS = 365;

/** How calls were answered, and what was lost with those that were not (TE-18). Calls of colleagues to each other are not in it. */
@Query()
export class CallReport {
  constructor(
    private readonly reader: ReportReader,
    private readonly branches: Branches,
    private readonly hours: BranchHours,
    private readonly lines: Lines,
    private readonly worth: WorthOfCalls,
    private readonly clock: Clock,
  ) {}

  /** @throws ReportPeriodEmpty, ReportTooLong, ReportTooWide */
  async execute(filter: ReportFilter): Promise<CallReportView> {
    const period = new ReportPeriod(filter, await this.branches.all());
    const [cells, hourCells, people, missed, reached, lines] = await Promise.all([
      ...([this.reader.byLine(period), this.reader.byHour(period), this.reader.byPerson(period)] as const),
      ...([this.reader.missed(period), this.reader.reached(period), this.lines.all()] as const),
    ]);
    const sourceOfLine = known(lines, (line) => line.source);
    const calendars = new Map<string | null, WorkingCalendar | null>();
    for (const { branchId } of reached)
      if (!calendars.has(branchId)) calendars.set(branchId, await this.hours.of(branchId));
    return {
      ...{ from: filter.from, to: filter.to, total: callFigures(cells) },
      ...byWall(hourCells, (branchId) => period.clockOf(branchId)),
      callBacks: callBacks(missed, reached, calendars),
      lost: await this.#lost(missed),
      cities: byLines(
        cells,
        missed,
        known(lines, (line) => line.city),
      ),
      // Who has sent the visitor is nearer than where the number stands.
      sources: byLines(cells, missed, (called) => called.visitSource || sourceOfLine(called)),
      people: byPeople(people),
    };
  }
  async #lost(missed: readonly MissedCell[]): Promise<LostCallers> {
    const today = Math.floor(this.clock.now().getTime() / 86_400_000);
    const days = { from: dayName(today - JUDGED_DAYS), to: dayName(today) };
    return {
      callers: missed.reduce((sum, { lost }) => sum + lost, 0),
      byWord: missed.reduce((sum, { lostByWord }) => sum + lostByWord, 0),
      ...lostWorth(missed, await this.worth.during(days)),
      ...days,
    };
  }
}
