import { Clock, Query } from '@prorab/platform/marks';
import { RepeatInvalid } from '../../domain/reminder/reminder-errors.js';
import { ruleText } from '../../domain/reminder/repeat-rule.js';
import { ruleFromWords } from '../../domain/reminder/rule-from-words.js';
import type { Language } from '../../domain/reminder/rule-words.js';
import { ReminderAccess } from '../reminder-access.js';
import { ReminderDates } from '../reminder-dates.js';

interface Asked {
  employeeId: string;
  at: Date | null;
  repeat: string | null;
  language: Language;
}
export interface ReminderPreview {
  repeat: string | null;
  repeatInWords: string | null;
  /** ISO instants, three at most. */
  next: string[];
  /** The same on the wall of the person. */
  nextInWords: string[];
}

/** What a date or a rule would mean: the next three dates, before anything is kept. The rule as RRULE or as people say it. */
@Query()
export class PreviewReminder {
  constructor(
    private readonly dates: ReminderDates,
    private readonly access: ReminderAccess,
    private readonly clock: Clock,
  ) {}

  /** In the zone of the person. @throws DateInThePast, DateTooFar, RepeatInvalid, RepeatNeverComes, RecipientUnknown */
  async execute({ employeeId, at, repeat, language }: Asked): Promise<ReminderPreview> {
    const { zone } = (await this.access.person(employeeId)).calendar;
    const now = this.clock.now();
    const planned = this.dates.planned({ at, repeat: repeat === null ? null : ruleOf(repeat), zone }, now);
    const next = this.dates.next({ ...planned, zone }, 3);
    return {
      repeat: planned.repeat,
      repeatInWords: this.dates.inWords({ ...planned, zone }, language),
      next: next.map((d) => d.toISOString()),
      nextInWords: next.map((d) => this.dates.moment(d, zone, language, now)),
    };
  }
}

/** RRULE as it is; words («каждый понедельник в 9:00») as the rule that they mean. @throws RepeatInvalid */
export function ruleOf(said: string): string {
  if (/FREQ\s*=/i.test(said)) return said;
  const found = ruleFromWords(said);
  if (!found) throw new RepeatInvalid('not-understood');
  return ruleText(found.rule);
}
