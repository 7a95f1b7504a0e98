import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  counted,
  saidAge,
} from '@prorab/platform/marks';
import type { LetterBrief } from '../../../application/queries/letter-brief.js';
import { UnansweredLetters } from '../../../application/queries/unanswered-letters.query.js';

const SHOWN = 10;

/** Letters of customers that nobody has answered, the longest waiting first. */
@SpokenCommand({
  id: 'mail.unanswered-letters',
  right: 'mail.letter.read',
  title: { ru: 'Письма без ответа', en: 'Unanswered letters' },
  phrases: {
    ru: [
      'забытые|неотвеченные письма|писем',
      'письма|писем без ответа',
      'не отвеченные письма',
      'кому не ответили',
      'на какие письма не ответили',
      'неотвеченное|неотвеченные',
    ],
    en: ['unanswered|forgotten letters|mail|emails', 'letters without answer'],
  },
  effect: 'read',
})
export class UnansweredLettersCommand implements SpokenCommandHandler<object> {
  constructor(private readonly letters: UnansweredLetters) {}

  async run(_: object, context: SpokenContext): Promise<SpokenAnswer> {
    const ru = context.language === 'ru';
    const { all, oldest } = await this.letters.execute({ limit: SHOWN });
    const about = { source: ru ? 'Прораб, почта' : 'Prorab, mail', asOf: context.now };
    if (all === 0) return { text: ru ? 'Все письма отвечены.' : 'All letters are answered.', ...about };
    const count = counted(all, context.language, ['письмо', 'письма', 'писем'], ['letter', 'letters']);
    const rest = all - oldest.length;
    return {
      text: ru ? `Без ответа ${count}, дольше всех ждут:` : `${count} unanswered, the longest waiting first:`,
      lines: [
        ...oldest.map((letter) => letterLine(letter, context)),
        ...(rest > 0 ? [ru ? `…и ещё ${rest}` : `…and ${rest} more`] : []),
      ],
      ...about,
    };
  }
}

function letterLine(
  { from, customerAddress, subject, preview, receivedAt }: LetterBrief,
  context: SpokenContext,
): string {
  const who =
    from?.name || customerAddress || from?.address || (context.language === 'ru' ? 'без отправителя' : 'no sender');
  return `${who} · ${subject || preview.slice(0, 60)} · ${saidAge(new Date(receivedAt), context)}`;
}
