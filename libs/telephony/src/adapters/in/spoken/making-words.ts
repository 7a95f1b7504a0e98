import type { SpokenAnswer, SpokenContext } from '@prorab/platform/marks';
import { whyNoTalk } from '../../../application/call-card.js';
import type { Call } from '../../../domain/call.js';

/** What has become of the wish so far: the own phone rings, or it cannot. */
export function calling({ state, isOpen }: Call, who: string, { language, now }: SpokenContext): SpokenAnswer {
  const ru = language === 'ru';
  const source = ru ? 'Прораб' : 'Prorab';
  const rings = ru ? `Звоню вам. Снимите трубку, и я наберу: ${who}.` : `Calling you. Pick up, and I dial ${who}.`;
  if (isOpen) return { text: rings, source, asOf: now };
  const off = whyNoTalk(state) === 'unreachable';
  const text = ru
    ? `Не получилось: ваш телефон ${off ? 'не в сети' : 'не ответил'}.`
    : `No use: your phone ${off ? 'is not at the exchange' : 'does not answer'}.`;
  return { text, source, asOf: now };
}
export const wouldCall = (who: string, { language }: SpokenContext): string =>
  language === 'ru' ? `Позвонить: ${who}. Сначала зазвонит ваш телефон.` : `Call ${who}. Your own phone rings first.`;
