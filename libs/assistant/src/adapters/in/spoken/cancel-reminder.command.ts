import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { FindReminderByNumber } from '../../../application/queries/find-reminder-by-number.query.js';
import { CancelReminder } from '../../../application/use-cases/cancel-reminder.use-case.js';
import { answer, inWords, numberOfReminder, reminderInALine } from './reminder-words.js';

@SpokenCommand({
  id: 'assistant.cancel-reminder',
  right: 'assistant.reminder.own',
  title: { ru: 'Отменить напоминание', en: 'Cancel a reminder' },
  phrases: {
    ru: ['отмени|отменить|удали|удалить|убери|убрать напоминание {number}', 'не напоминай {number}'],
    en: ['cancel reminder {number}', 'delete reminder {number}', 'remove reminder {number}'],
  },
  slots: { number: numberOfReminder },
  effect: 'change',
})
export class CancelReminderCommand implements SpokenCommandHandler<{ number: number }> {
  constructor(
    private readonly reminders: FindReminderByNumber,
    private readonly cancelReminder: CancelReminder,
  ) {}

  async preview({ number }: { number: number }, context: SpokenContext): Promise<string> {
    const { employeeId, language } = context;
    const line = reminderInALine(await this.reminders.execute({ employeeId, number, language }), context);
    return inWords(context, `Отменить напоминание ${line}.`, `Cancel reminder ${line}.`);
  }
  async run({ number }: { number: number }, context: SpokenContext): Promise<SpokenAnswer> {
    const { employeeId, language } = context;
    const { reminderId } = await this.reminders.execute({ employeeId, number, language });
    await this.cancelReminder.execute({ reminderId });
    return answer(context, inWords(context, `Напоминание № ${number} отменено.`, `Reminder ${number} is cancelled.`));
  }
}
