import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  type SpokenMoment,
  saidMoment,
} from '@prorab/platform/marks';
import { FindReminderByNumber } from '../../../application/queries/find-reminder-by-number.query.js';
import { MoveReminder } from '../../../application/use-cases/move-reminder.use-case.js';
import { instantOf, wallOf } from '../../../domain/reminder/wall-time.js';
import { answer, inWords, momentOfReminder, numberOfReminder } from './reminder-words.js';

interface Slots {
  number: number;
  to: SpokenMoment;
}

/** To another date; when only a day is said, at the time that it has. Nothing is asked: it is moved back as easily. */
@SpokenCommand({
  id: 'assistant.move-reminder',
  right: 'assistant.reminder.own',
  title: { ru: 'Перенести напоминание', en: 'Move a reminder' },
  phrases: {
    ru: [
      'перенеси|перенести|сдвинь|отложи напоминание {number} на {to}',
      'перенеси|перенести|сдвинь|отложи напоминание {number} {to}',
    ],
    en: ['move reminder {number} to {to}', 'postpone reminder {number} to {to}'],
  },
  slots: { number: numberOfReminder, to: momentOfReminder },
  effect: 'read',
})
export class MoveReminderCommand implements SpokenCommandHandler<Slots> {
  constructor(
    private readonly reminders: FindReminderByNumber,
    private readonly moveReminder: MoveReminder,
  ) {}

  async run({ number, to }: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const { employeeId, language, zone, now } = context;
    const { reminderId, dueAt, text } = await this.reminders.execute({ employeeId, number, language });
    const wall = dueAt === null ? null : new Date(wallOf(new Date(dueAt), zone)).toISOString().slice(11);
    const sameTime = to.time === null && wall !== null ? instantOf(Date.parse(`${to.day}T${wall}`), zone) : null;
    const at = sameTime && sameTime > now ? sameTime : new Date(to.at);
    await this.moveReminder.execute({ reminderId, to: at });
    const when = saidMoment(at, context);
    return answer(
      context,
      inWords(context, `Перенесла № ${number} на ${when}: ${text}.`, `Moved no. ${number} to ${when}: ${text}.`),
    );
  }
}
