import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { ListReminders } from '../../../application/queries/list-reminders.query.js';
import { answer, inWords, reminderInALine } from './reminder-words.js';

const MOST = 15;

@SpokenCommand({
  id: 'assistant.my-reminders',
  right: 'assistant.reminder.own',
  title: { ru: 'Мои напоминания', en: 'My reminders' },
  phrases: {
    ru: ['мои напоминания', 'покажи|список напоминания', 'какие у меня напоминания', 'что ты мне напомнишь'],
    en: ['my reminders', 'list reminders', 'show reminders'],
  },
  effect: 'read',
})
export class MyRemindersCommand implements SpokenCommandHandler<object> {
  constructor(private readonly listReminders: ListReminders) {}

  async run(_: object, context: SpokenContext): Promise<SpokenAnswer> {
    const { employeeId, language } = context;
    const all = await this.listReminders.execute({ employeeId, over: false, limit: MOST, after: null, language });
    if (all.length === 0) return answer(context, inWords(context, 'Напоминаний нет.', 'There are no reminders.'));
    const more =
      all.length > MOST
        ? [inWords(context, 'Есть и другие: откройте список напоминаний.', 'There are more: open the list.')]
        : [];
    return answer(context, inWords(context, 'Ваши напоминания:', 'Your reminders:'), {
      lines: [...all.slice(0, MOST).map((r) => reminderInALine(r, context)), ...more],
    });
  }
}
