import { Query, Tables } from '@prorab/platform/marks';
import { ReminderMissing } from '../../domain/reminder/reminder-errors.js';
import type { Language } from '../../domain/reminder/rule-words.js';
import { ReminderDates } from '../reminder-dates.js';
import { type ReminderView, type StoredReminder, reminderColumns, viewOf } from './reminder-view.js';

/** One reminder, as its owner sees it. */
@Query()
export class GetReminder {
  constructor(
    private readonly tables: Tables,
    private readonly dates: ReminderDates,
  ) {}

  /** @throws ReminderMissing */
  async execute({ reminderId, language }: { reminderId: string; language: Language }): Promise<ReminderView> {
    const [row] = await this.tables.all<StoredReminder>(
      `select ${reminderColumns} from assistant_reminder where id = ?`,
      [reminderId],
    );
    if (!row) throw new ReminderMissing({ reminderId });
    return viewOf(row, this.dates, language);
  }
}
