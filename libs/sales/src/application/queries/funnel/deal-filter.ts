import type { CalendarDay } from '@prorab/kernel';
import type { Channel } from '../../../domain/channel.js';
import type { Outcome, Stage } from '../../../domain/funnel/stages.js';

/** Which deals. What is left out narrows nothing; null asks for those that have none. */
export interface DealFilter {
  /** First and last day; the weeks that they touch are taken whole, by the clock of the deal's branch. */
  from: CalendarDay;
  to: CalendarDay;
  /** Monday of one of the weeks. */
  week?: CalendarDay;
  /** null: an invoice without a request. */
  channel?: Channel | null;
  managerId?: string | null;
  branchId?: string | null;
  source?: string | null;
  /** Code of the reason of the loss; null: those that are not lost. */
  reason?: string | null;
  /** Old enough that nine of ten would be paid by now, if ever. */
  ripe?: boolean;
  /** Those that came at least as far… */
  reached?: Stage;
  /** …or no further than this. */
  stoppedAt?: Stage;
  outcome?: Outcome;
}
