import { PhoneNumber } from '@prorab/kernel';
import { type SpokenAnswer, type SpokenContext, saidMoment } from '@prorab/platform/marks';
import type { CallBrief } from '../../../application/queries/call-view.js';
import type { NumberPlace } from '../../../domain/numbering/number-place.js';

export const inWords = ({ language }: SpokenContext, ru: string, en: string): string => (language === 'ru' ? ru : en);
export const answer = (context: SpokenContext, text: string, of: Pick<SpokenAnswer, 'lines'> = {}): SpokenAnswer => ({
  ...{ text, source: inWords(context, 'Прораб', 'Prorab'), asOf: context.now },
  ...of,
});
export const more = (context: SpokenContext): string =>
  inWords(context, '…есть ещё: откройте «Звонки».', '…there are more: open “Calls”.');

/** Names come from strangers: they are one line, and never more than one can read. */
const tidy = (text: string): string =>
  text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 80);
const numberSaid = (number: string): string => PhoneNumber.parse(number)?.format() ?? tidy(number);

type Who = Pick<CallBrief, 'callerNumber' | 'callerKind' | 'partyName'> & { readonly callerName?: string };
/** «ООО «Ромашка», +7 911 222-33-44» */
export function callerSaid({ callerNumber, callerKind, partyName, callerName }: Who, context: SpokenContext): string {
  if (callerKind === 'inside') return inWords(context, `доб. ${callerNumber}`, `ext. ${callerNumber}`);
  const number = callerNumber === null ? inWords(context, 'номер скрыт', 'hidden number') : numberSaid(callerNumber);
  const name = tidy(partyName ?? callerName ?? '');
  return name ? `${name}, ${number}` : number;
}
export function placeSaid(place: NumberPlace | null, context: SpokenContext): string {
  const where = place?.city ?? place?.region ?? '';
  if (!where || !place?.weak) return where;
  return inWords(context, `${where} (по мобильному, неточно)`, `${where} (by the mobile, not sure)`);
}
const OUTCOMES = {
  talked: { ru: 'поговорили', en: 'talked' },
  missed: { ru: 'пропущен', en: 'missed' },
  'given-up': { ru: 'сбросил', en: 'hung up' },
  closed: { ru: 'в нерабочее время', en: 'out of hours' },
  unanswered: { ru: 'не дозвонились', en: 'not reached' },
  broken: { ru: 'оборвался', en: 'broke off' },
} as const;

/** «сегодня в 10:20 · ООО «Ромашка», +7 911 222-33-44 · Псков · поговорили: Анна» */
export function callInALine(call: CallBrief, names: ReadonlyMap<string, string>, context: SpokenContext): string {
  const { outcome, answeredBy, startedAt, place, lineTitle, line } = call;
  const fate = outcome ? OUTCOMES[outcome][context.language] : inWords(context, 'идёт сейчас', 'goes on now');
  const who = answeredBy === null ? undefined : names.get(answeredBy);
  return [
    saidMoment(startedAt, context),
    callerSaid(call, context),
    placeSaid(place, context),
    inWords(context, `на ${lineTitle || numberSaid(line)}`, `to ${lineTitle || numberSaid(line)}`),
    who ? `${fate}: ${who}` : fate,
  ]
    .filter(Boolean)
    .join(' · ');
}
/** Names of those who take calls; whoever does not work here any more has none. */
export const namesOf = (cards: readonly { readonly employeeId: string; readonly name: string }[]) =>
  new Map(cards.map(({ employeeId, name }) => [employeeId, name]));
