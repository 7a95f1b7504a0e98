import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import type rrule from 'rrule';
import { Recurrence } from '../../../application/ports/recurrence.port.js';
import type { Wall } from '../../../domain/reminder/wall-time.js';

/** Loaded with the first reminder that comes again: 1 MB until then. */
const library = (): typeof rrule => createRequire(import.meta.url)('rrule') as typeof rrule;

/**
 * The library works on dates whose UTC fields are what the wall shows, which is just what a `Wall` is. It looks for dates until the year 9999
 * and can loop for ever on hours that never meet: only rules that `parseRule` let pass come here.
 */
@Injectable()
export class RruleRecurrence extends Recurrence {
  dates(rule: string, start: Wall, after: Wall, count: number): Wall[] {
    const { RRule } = library();
    const options = RRule.parseString(rule);
    const dates: Wall[] = [];
    const each = new RRule(
      { ...options, wkst: RRule.MO, dtstart: new Date(Math.floor(start / 60_000) * 60_000) },
      true,
    );
    each.all((date) => {
      // Only what is wanted is kept: a rule that began long ago has many dates behind it.
      if (date.getTime() > after) dates.push(date.getTime());
      return dates.length < count;
    });
    return dates;
  }
}
