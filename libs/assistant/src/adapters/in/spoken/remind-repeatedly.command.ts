import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { PreviewReminder, ruleOf } from '../../../application/queries/preview-reminder.query.js';
import { CreateReminder } from '../../../application/use-cases/create-reminder.use-case.js';
import { RepeatInvalid } from '../../../domain/reminder/reminder-errors.js';
import { ruleFromWords } from '../../../domain/reminder/rule-from-words.js';
import { answer, inWords, textOfReminder } from './reminder-words.js';

interface Slots {
  /** The rule and what to remind of, as they were said: «каждый понедельник в 9 отправить отчёт». */
  text: string;
}

/** One's own, by a rule. The next three dates are shown first. */
@SpokenCommand({
  id: 'assistant.remind-repeatedly',
  right: 'assistant.reminder.own',
  title: { ru: 'Напоминать регулярно', en: 'Remind me regularly' },
  phrases: {
    ru: ['напоминай|напоминать {text}', 'напоминай|напоминать мне {text}', 'напоминай регулярно {text}'],
    en: ['keep reminding me {text}', 'remind me regularly {text}', 'remind me every {text}'],
  },
  slots: { text: textOfReminder },
  effect: 'change',
})
export class RemindRepeatedlyCommand implements SpokenCommandHandler<Slots> {
  constructor(
    private readonly previewReminder: PreviewReminder,
    private readonly createReminder: CreateReminder,
  ) {}

  async preview(slots: Slots, context: SpokenContext): Promise<string> {
    const { text, repeat } = read(slots, context);
    const { employeeId, language } = context;
    const { repeatInWords, nextInWords } = await this.previewReminder.execute({
      employeeId,
      at: null,
      repeat,
      language,
    });
    const next = nextInWords.map((date) => `• ${date}`).join('\n');
    return inWords(
      context,
      `Напоминать ${repeatInWords}: ${text}.\nБлижайшие даты:\n${next}`,
      `Remind you ${repeatInWords}: ${text}.\nThe next dates:\n${next}`,
    );
  }

  /** The preview as an answer of another command, with the yes as a button. */
  async shown(slots: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const label = inWords(context, 'Да, напоминать', 'Yes, remind me');
    return answer(context, await this.preview(slots, context), {
      buttons: [{ label, command: 'assistant.remind-repeatedly', slots: { text: slots.text }, sure: true }],
    });
  }

  async run(slots: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const { text, repeat } = read(slots, context);
    const { employeeId, language } = context;
    const owner = { kind: 'employee', employeeId } as const;
    const { state } = await this.createReminder.execute({ text, at: null, repeat: ruleOf(repeat), owner });
    const { repeatInWords } = await this.previewReminder.execute({ employeeId, at: null, repeat, language });
    return answer(
      context,
      inWords(
        context,
        `Буду напоминать ${repeatInWords}: ${text} (№ ${state.number}).`,
        `I will remind you ${repeatInWords}: ${text} (no. ${state.number}).`,
      ),
    );
  }
}

/** @throws RepeatInvalid */
function read({ text }: Slots, context: SpokenContext): { text: string; repeat: string } {
  // In English «every» is a word of the phrase, and the rule begins with it.
  const said = [text, `every ${text}`, context.phrase].find((t) => ruleFromWords(t) !== null);
  const found = said === undefined ? null : ruleFromWords(said);
  if (!found || said === undefined) throw new RepeatInvalid('not-understood');
  const rest = (said === context.phrase ? ruleFromWords(text)?.rest : found.rest) ?? found.rest;
  const what = rest.replace(/^(?:to|о|об|что|чтобы|мне|me)\s+/iu, '').trim();
  return { text: what || inWords(context, 'напоминание', 'reminder'), repeat: said };
}
