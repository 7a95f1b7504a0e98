import { Clock, UseCase } from '@prorab/platform/marks';
import { type Button, buttonsAlone } from '../domain/reminder/buttons.js';
import type { Recipient } from '../domain/reminder/recipient.js';
import { answered, type Reminding } from '../domain/reminder/reminding.js';
import { ReminderBook } from './ports/reminder-book.port.js';
import { RemindingLog } from './ports/reminding-log.port.js';
import { type AnswerTaken, SubjectAnswers } from './ports/subject-answers.port.js';
import { ReminderChanges } from './reminder-changes.js';
import { ReminderSettings } from './reminder-settings.js';
import { CancelReminder } from './use-cases/cancel-reminder.use-case.js';
import { FinishReminder } from './use-cases/finish-reminder.use-case.js';
import { SnoozeReminder } from './use-cases/snooze-reminder.use-case.js';

/** What the buttons under a reminder do; each is also something that can be done without buttons. */
@UseCase()
export class ReminderAnswers {
  constructor(
    private readonly book: ReminderBook,
    private readonly log: RemindingLog,
    private readonly subjects: SubjectAnswers,
    private readonly finish: FinishReminder,
    private readonly cancel: CancelReminder,
    private readonly snooze: SnoozeReminder,
    private readonly changes: ReminderChanges,
    private readonly settings: ReminderSettings,
    private readonly clock: Clock,
  ) {}

  async done(reminderId: string): Promise<void> {
    await this.finish.execute({ reminderId });
  }
  async remove(reminderId: string): Promise<void> {
    await this.cancel.execute({ reminderId });
  }
  async putOff(reminderId: string, until: Date): Promise<void> {
    await this.snooze.execute({ reminderId, until });
  }

  /** The state goes to the context that owns the subject; a reminder that was for this once is over by it. */
  async give(
    line: Reminding,
    { answer, choice }: { answer: string; choice: string | null },
    person: Recipient,
  ): Promise<AnswerTaken> {
    const reminder = await this.book.takeForChange(line.reminderId ?? '');
    const { about } = reminder.state;
    const now = this.clock.now();
    const { language } = this.settings;
    const { employeeId, role, calendar } = person;
    if (about?.kind !== 'subject')
      return {
        kind: 'refused',
        text: language === 'ru' ? 'Такого ответа здесь нет.' : 'There is no such answer here.',
      };
    const taken = await this.subjects.give(
      { subject: about.subject, id: about.id, answer, choice },
      { employeeId, role, language, calendar, now },
    );
    if (taken.kind !== 'taken') return taken;
    await this.log.save(answered(line, answer, { at: now, by: employeeId, outcome: taken.text.slice(0, 200) }));
    if (!reminder.isOver && reminder.state.repeat === null) reminder.end('done', 'answered', now);
    else reminder.reacted(now);
    await this.changes.store([reminder]);
    return taken;
  }

  /** The buttons that a reminder that was said alone has. */
  async buttonsUnder(line: Reminding, { role }: Recipient): Promise<Button[]> {
    const { language, ignoredTimes } = this.settings;
    const { about, ignored } = (await this.book.takeForChange(line.reminderId ?? '')).state;
    const offered = about?.kind === 'subject' ? await this.subjects.offered(about.subject, { role, language }) : [];
    return buttonsAlone({ offered, removable: ignored >= ignoredTimes, language });
  }
}
