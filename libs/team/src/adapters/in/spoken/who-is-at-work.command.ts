import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  saidMoment,
  saidTime,
} from '@prorab/platform/marks';
import { WhoIsAtWork, type WhereaboutsView } from '../../../application/queries/who-is-at-work.query.js';

const SHOWN = 60;

/** Who is there now, and when the others are back. */
@SpokenCommand({
  id: 'team.who-is-at-work',
  right: 'team.presence.read',
  title: { ru: 'Кто на месте', en: 'Who is at work' },
  phrases: {
    ru: ['кто на месте', 'кто на работе', 'кто сегодня работает', 'кто в офисе', 'кого нет на месте', 'кто в отпуске'],
    en: ['who is at work', 'who is in', 'who works today', 'who is away'],
  },
  effect: 'read',
})
export class WhoIsAtWorkCommand implements SpokenCommandHandler<object> {
  constructor(private readonly whoIsAtWork: WhoIsAtWork) {}

  async run(_: object, context: SpokenContext): Promise<SpokenAnswer> {
    const ru = context.language === 'ru';
    const { at, people } = await this.whoIsAtWork.execute();
    const here = people.filter(({ atWork }) => atWork);
    const away = people.filter(({ atWork }) => !atWork);
    const lines = [
      ...here.map((person) => hereLine(person, context)),
      ...(away.length > 0 ? [ru ? 'Нет на месте:' : 'Away:', ...away.map((person) => awayLine(person, context))] : []),
    ];
    const text =
      here.length === 0
        ? ru
          ? 'Сейчас никого нет на месте.'
          : 'Nobody is at work now.'
        : ru
          ? 'На месте:'
          : 'At work:';
    return { text, lines: lines.slice(0, SHOWN), source: ru ? 'Прораб' : 'Prorab', asOf: new Date(at) };
  }
}

function hereLine({ name, extension, worksUntil }: WhereaboutsView, context: SpokenContext): string {
  const ru = context.language === 'ru';
  const phone = extension === null ? '' : ru ? `, доб. ${extension}` : `, ext. ${extension}`;
  if (worksUntil === null) return `${name}${phone}`;
  return `${name}${phone} — ${ru ? 'до' : 'until'} ${saidTime(new Date(worksUntil), context)}`;
}

function awayLine({ name, absentUntil, nextWorkAt, deputy }: WhereaboutsView, context: SpokenContext): string {
  const ru = context.language === 'ru';
  const back = nextWorkAt === null ? '' : `${ru ? 'будет' : 'back'} ${saidMoment(new Date(nextWorkAt), context)}`;
  const standsIn = absentUntil !== null && deputy ? `${ru ? 'замещает' : 'deputy'} ${deputy.name}` : '';
  const rest = [back, standsIn].filter(Boolean).join(', ');
  return rest ? `${name} — ${rest}` : name;
}
