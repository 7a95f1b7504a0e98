import { type CalendarDay, dayName, dayNumber } from '@prorab/kernel';
import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  type SpokenMoment,
  saidDay,
} from '@prorab/platform/marks';
import { Operators } from '../../../application/ports/operators.port.js';
import { CallsOfDay } from '../../../application/queries/calls-of-day.query.js';
import { answer, callInALine, inWords, more, namesOf } from './call-words.js';

const SHOWN = 10;

/** From midnight to midnight where the person is; today by default. */
@SpokenCommand({
  id: 'telephony.calls-of-day',
  right: 'telephony.call.read',
  title: { ru: 'Звонки за день', en: 'Calls of a day' },
  phrases: {
    ru: ['звонки {day}', 'звонки за день', 'кто звонил {day}', 'сколько звонков {day}', 'покажи звонки {day}'],
    en: ['calls {day}', 'calls of the day', 'who called {day}', 'how many calls {day}', 'show calls {day}'],
  },
  slots: { day: { kind: 'moment', optional: true, ask: { ru: 'За какой день?', en: 'Of which day?' } } },
  effect: 'read',
})
export class CallsOfDayCommand implements SpokenCommandHandler<{ day?: SpokenMoment }> {
  constructor(
    private readonly callsOfDay: CallsOfDay,
    private readonly operators: Operators,
  ) {}

  async run({ day: said }: { day?: SpokenMoment }, context: SpokenContext): Promise<SpokenAnswer> {
    const { calendar, zone, now } = context;
    const today = calendar.dayOf(now);
    const day = said ? pastDay(said.day, today) : today;
    const borders = calendar.bordersOf(day);
    const { figures, calls } = await this.callsOfDay.execute({ day, zone, borders, limit: SHOWN });
    const title = inWords(
      context,
      `Звонки (${saidDay(borders.from, context)})`,
      `Calls (${saidDay(borders.from, context)})`,
    );
    if (calls.length === 0) return answer(context, `${title}: ${inWords(context, 'не было', 'none')}.`);
    const { answered, missed, closed } = figures;
    const open = calls.filter(({ outcome }) => outcome === null).length;
    const counts = [
      inWords(context, `отвечено ${answered}`, `${answered} answered`),
      inWords(context, `пропущено ${missed}`, `${missed} missed`),
      closed ? inWords(context, `в нерабочее время ${closed}`, `${closed} out of hours`) : '',
      open ? inWords(context, `идут сейчас ${open}`, `${open} now`) : '',
    ];
    const names = namesOf(await this.operators.all(now));
    return answer(context, `${title}: ${counts.filter(Boolean).join(', ')}.`, {
      lines: [
        ...calls.slice(0, SHOWN).map((call) => callInALine(call, names, context)),
        ...(calls.length > SHOWN ? [more(context)] : []),
      ],
    });
  }
}
/** Nobody has called yet on a day to come: «в понедельник», said on a Friday, is the last one. */
function pastDay(day: CalendarDay, today: CalendarDay): CalendarDay {
  if (day <= today) return day;
  const weekAgo = dayName(dayNumber(day) - 7);
  return weekAgo <= today ? weekAgo : today;
}
