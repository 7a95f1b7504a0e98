import type { CalendarDay } from '@prorab/kernel';
import { Query } from '@prorab/platform/marks';
import { type CallFigures, callFigures } from '../../domain/report/call-figures.js';
import type { CallBrief } from './call-view.js';
import { ListCalls } from './list-calls.query.js';
import { ReportPeriod } from './report/report-period.js';
import { ReportReader } from './report/report-reader.js';

export interface CallsOfDayView {
  /** Of those that have ended; colleagues who call each other are not counted. */
  readonly figures: CallFigures;
  /** The latest first. */
  readonly calls: readonly CallBrief[];
}

/** Calls of one day by one clock, that of who asks. */
@Query()
export class CallsOfDay {
  constructor(
    private readonly listCalls: ListCalls,
    private readonly reader: ReportReader,
  ) {}

  /** @param borders of the day by the same clock @returns one call more than `limit`, if there are */
  async execute({
    day,
    zone,
    borders,
    limit,
  }: {
    day: CalendarDay;
    zone: string;
    borders: { readonly from: Date; readonly to: Date };
    limit: number;
  }): Promise<CallsOfDayView> {
    const period = new ReportPeriod({ from: day, to: day }, [{ id: '', zone }]);
    const [cells, calls] = await Promise.all([
      this.reader.byLine(period),
      this.listCalls.execute({ from: borders.from, to: borders.to, limit, after: null }),
    ]);
    return { figures: callFigures(cells), calls };
  }
}
