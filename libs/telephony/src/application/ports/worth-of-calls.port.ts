import type { CalendarDay } from '@prorab/kernel';
import type { WorthCell } from '../../domain/report/lost-worth.js';

/** What inquiries that began with a call have brought, as sales knows. */
export abstract class WorthOfCalls {
  /** Of the weeks of these days; only those old enough to be judged. */
  abstract during(days: { readonly from: CalendarDay; readonly to: CalendarDay }): Promise<readonly WorthCell[]>;
}
