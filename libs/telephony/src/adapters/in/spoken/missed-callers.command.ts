import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  saidMoment,
} from '@prorab/platform/marks';
import { Operators } from '../../../application/ports/operators.port.js';
import { ListMissed, type MissedView } from '../../../application/queries/list-missed.query.js';
import { answer, callerSaid, inWords, more, namesOf } from './call-words.js';

const SHOWN = 15;

/** Callers who wait to be called back, whoever has waited longest first. */
@SpokenCommand({
  id: 'telephony.missed-callers',
  right: 'telephony.call.read',
  title: { ru: 'Пропущенные звонки', en: 'Missed calls' },
  phrases: {
    ru: ['пропущенные', 'пропущенные звонки', 'кому перезвонить', 'кому надо перезвонить', 'покажи пропущенные'],
    en: ['missed calls', 'missed', 'whom to call back', 'show missed calls'],
  },
  effect: 'read',
})
export class MissedCallersCommand implements SpokenCommandHandler<object> {
  constructor(
    private readonly listMissed: ListMissed,
    private readonly operators: Operators,
  ) {}

  async run(_: object, context: SpokenContext): Promise<SpokenAnswer> {
    const waiting = await this.listMissed.execute({ open: true, limit: SHOWN, after: null });
    if (waiting.length === 0)
      return answer(
        context,
        inWords(context, 'Перезванивать некому: все пропущенные закрыты.', 'Nobody waits to be called back.'),
      );
    const names = namesOf(await this.operators.all(context.now));
    return answer(context, inWords(context, 'Ждут, что им перезвонят:', 'Wait to be called back:'), {
      lines: [
        ...waiting.slice(0, SHOWN).map((one) => missedInALine(one, names, context)),
        ...(waiting.length > SHOWN ? [more(context)] : []),
      ],
    });
  }
}
/** «с 10:05 · ООО «Ромашка», +7 911 222-33-44 · на Псков · звонков: 3 · перезванивает Анна» */
function missedInALine(one: MissedView, names: ReadonlyMap<string, string>, context: SpokenContext): string {
  const who = one.ownerId === null ? undefined : names.get(one.ownerId);
  return [
    saidMoment(one.firstAt, context),
    callerSaid(one, context),
    one.lineTitle ? inWords(context, `на ${one.lineTitle}`, `to ${one.lineTitle}`) : '',
    one.count > 1 ? inWords(context, `звонков: ${one.count}`, `calls: ${one.count}`) : '',
    who ? inWords(context, `напомнено: ${who}`, `reminded: ${who}`) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
