import { useI18n } from 'vue-i18n';
import type { CallBriefDto, CallCardDto, CallVisitDto, NumberPlaceDto } from '../api/schema.js';
import { phoneText } from '../lib/phone-text.js';

export const numberOf = ({ caller }: CallCardDto): string | null =>
  caller.number ?? caller.extension ?? caller.said ?? null;

/** Who calls, in words. Names come from strangers: they are only ever shown as text. */
export function useCaller() {
  const { t } = useI18n();
  const numberText = (number: string | null): string => (number === null ? t('calls.hidden') : phoneText(number));
  const nameText = (name: string | null | undefined, said: string): string => name || said || t('calls.unknown');
  const lineText = ({ lineTitle, line }: Pick<CallBriefDto, 'line' | 'lineTitle'>): string =>
    lineTitle || phoneText(line);
  /** «Псков», or «Псковская обл. (по мобильному, неточно)»; empty: nobody can tell. */
  const placeText = (place: NumberPlaceDto | null | undefined): string => {
    const where = place?.city ?? place?.region ?? '';
    return where && place?.weak ? t('calls.weakPlace', { where }) : where;
  };
  /** «С сайта: яндекс · cpc · кирпич-псков»; empty: the call is tied to no visit. */
  const visitText = (visit: CallVisitDto | null): string => {
    if (!visit) return '';
    const what = [visit.source ?? t('calls.visit.direct'), visit.medium, visit.campaign].filter(Boolean).join(' · ');
    return t(visit.sure ? 'calls.visit.from' : 'calls.visit.maybe', { what });
  };
  return { numberText, nameText, lineText, placeText, visitText };
}
