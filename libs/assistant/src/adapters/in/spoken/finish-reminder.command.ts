import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { FindReminderByNumber } from '../../../application/queries/find-reminder-by-number.query.js';
import { FinishReminder } from '../../../application/use-cases/finish-reminder.use-case.js';
import { answer, inWords, numberOfReminder } from './reminder-words.js';

@SpokenCommand({
  id: 'assistant.finish-reminder',
  right: 'assistant.reminder.own',
  title: { ru: 'Напоминание выполнено', en: 'A reminder is done' },
  phrases: {
    ru: ['готово|сделано|выполнено напоминание {number}', 'напоминание {number} готово|сделано|выполнено'],
    en: ['reminder {number} done', 'done reminder {number}'],
  },
  slots: { number: numberOfReminder },
  effect: 'read',
})
export class FinishReminderCommand implements SpokenCommandHandler<{ number: number }> {
  constructor(
    private readonly reminders: FindReminderByNumber,
    private readonly finishReminder: FinishReminder,
  ) {}

  async run({ number }: { number: number }, context: SpokenContext): Promise<SpokenAnswer> {
    const { employeeId, language } = context;
    const { reminderId, text } = await this.reminders.execute({ employeeId, number, language });
    const reminder = await this.finishReminder.execute({ reminderId });
    const again = reminder.isOver
      ? ''
      : inWords(context, ' Напомню снова по правилу.', ' I will remind you again by the rule.');
    return answer(
      context,
      inWords(context, `Готово: № ${number} ${text}.${again}`, `Done: no. ${number} ${text}.${again}`),
    );
  }
}
