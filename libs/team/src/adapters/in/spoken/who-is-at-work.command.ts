import { stemsOf } from '@prorab/kernel';
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

interface Slots {
  /** One of them: «где Борис». */
  who?: string;
}

/** Who is there now, and when the others are back. */
@SpokenCommand({
  id: 'team.who-is-at-work',
  right: 'team.presence.read',
  title: { ru: 'Кто на месте', en: 'Who is at work' },
  phrases: {
    ru: [
      'кто на месте',
      'кто на работе',
      'кто сегодня работает',
      'кто в офисе',
      'кого нет',
      'кого нет на месте',
      'кто в отпуске',
      'где {who}',
      'на месте {who}',
    ],
    en: ['who is at work', 'who is in', 'who works today', 'who is away', 'where is {who}', 'is {who} at work'],
  },
  slots: { who: { kind: 'text', optional: true, ask: { ru: 'Кто?', en: 'Who?' } } },
  effect: 'read',
})
export class WhoIsAtWorkCommand implements SpokenCommandHandler<Slots> {
  constructor(private readonly whoIsAtWork: WhoIsAtWork) {}

  async run({ who }: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const ru = context.language === 'ru';
    const { at, people: everybody } = await this.whoIsAtWork.execute();
    const about = { source: ru ? 'Прораб' : 'Prorab', asOf: new Date(at) };
    const people = who === undefined ? everybody : everybody.filter(({ name }) => isMeant(name, who));
    if (people.length === 0 && who !== undefined)
      return { text: ru ? `Сотрудника «${who}» я не знаю.` : `I know no «${who}» here.`, ...about };
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
    return { text, lines: lines.slice(0, SHOWN), ...about };
  }
}

/** By the words of the name in any form: «где Бориса искать» has «Борис» in it. */
function isMeant(name: string, who: string): boolean {
  const stems = new Set(stemsOf(who));
  return stemsOf(name).some((stem) => stems.has(stem));
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
