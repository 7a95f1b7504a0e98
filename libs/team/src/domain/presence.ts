import type { WorkingCalendar } from '@prorab/kernel';
import { awayDuring } from './absence-plan.js';
import type { Absence } from './absence-plan.js';

export interface PresenceFacts {
  readonly atWork: boolean;
  readonly absentUntil: Date | null;
  readonly nextWorkAt: Date | null;
  /** End of the stretch of work that lasts at the instant; null when not at work. */
  readonly worksUntil: Date | null;
  readonly absence: Absence | null;
}

/** @param calendar hours of the person, absences not yet taken out */
export function presenceOf(calendar: WorkingCalendar, absences: readonly Absence[], at: Date): PresenceFacts {
  const away = absences
    .flatMap((absence) => {
      const period = awayDuring(absence);
      return period && period.to > at ? [{ absence, ...period }] : [];
    })
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  const current = away.find(({ from }) => from <= at);
  let until = current?.to ?? null;
  for (const { from, to } of away) if (until && from <= until && to > until) until = to;
  // With nobody away, which is nearly always, the shared calendar answers from its kept days.
  const own = away.length > 0 ? calendar.without(away) : calendar;
  const nextWorkAt = own.nextOpening(at);
  const atWork = nextWorkAt !== null && nextWorkAt.getTime() === at.getTime();
  return {
    atWork,
    worksUntil: atWork ? own.closingAfter(at) : null,
    absentUntil: until,
    nextWorkAt,
    absence: current?.absence ?? null,
  };
}
