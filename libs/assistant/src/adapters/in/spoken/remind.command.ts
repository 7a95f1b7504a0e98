import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  type SpokenMoment,
  saidMoment,
} from '@prorab/platform/marks';
import { CreateReminder } from '../../../application/use-cases/create-reminder.use-case.js';
import { ruleFromWords } from '../../../domain/reminder/rule-from-words.js';
import { RemindRepeatedlyCommand } from './remind-repeatedly.command.js';
import { answer, inWords, momentOfReminder, textOfReminder } from './reminder-words.js';

interface Slots {
  when: SpokenMoment;
  what: string;
}

/** One's own, once. Nothing is asked: it harms nobody and is taken back by a button. */
@SpokenCommand({
  id: 'assistant.remind',
  right: 'assistant.reminder.own',
  title: { ru: 'Напомнить', en: 'Remind me' },
  phrases: {
    ru: [
      'напомни|напомнить {when} {what}',
      'напомни|напомнить мне {when} {what}',
      'поставь напоминание {when} {what}',
      'создай напоминание {when} {what}',
    ],
    en: ['remind me {when} {what}', 'remind me to {what} {when}', 'set reminder {when} {what}'],
  },
  slots: { when: momentOfReminder, what: textOfReminder },
  effect: 'read',
})
export class RemindCommand implements SpokenCommandHandler<Slots> {
  constructor(
    private readonly createReminder: CreateReminder,
    private readonly repeatedly: RemindRepeatedlyCommand,
  ) {}

  async run({ when: at, what: text }: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    // «напомни каждый понедельник в 9 …» names a day too, but means a rule.
    const phrase = context.phrase.replace(/^.*?(?:напомни(?:ть)?|remind)(?:\s+(?:мне|me))?/iu, '').trim();
    if (ruleFromWords(phrase)) return this.repeatedly.shown({ text: phrase }, context);
    const { employeeId } = context;
    const reminder = await this.createReminder.execute({
      ...{ text, at: new Date(at.at), repeat: null, owner: { kind: 'employee', employeeId } },
      about: aboutOf(context),
    });
    const { number, dueAt } = reminder.state;
    const when = saidMoment(dueAt ?? new Date(at.at), context);
    const label = inWords(context, 'Отменить', 'Cancel');
    return answer(
      context,
      inWords(
        context,
        `Напомню ${when}: ${text} (№ ${number}).`,
        `I will remind you ${when}: ${text} (no. ${number}).`,
      ),
      {
        buttons: [{ label, command: 'assistant.cancel-reminder', slots: { number }, sure: true }],
      },
    );
  }
}

/** Said in a conversation of several, it is about the message there. */
const aboutOf = ({ room, conversationId, messageId }: SpokenContext) =>
  room !== 'assistant' && conversationId !== null && messageId !== null
    ? ({ kind: 'message', conversationId, messageId } as const)
    : null;
