import { Query, Tables } from '@prorab/platform/marks';
import { ReminderMissing } from '../../domain/reminder/reminder-errors.js';
import { ownerOf } from '../../domain/reminder/reminder-record.js';
import type { Language } from '../../domain/reminder/rule-words.js';
import { ReminderAccess } from '../reminder-access.js';
import { ReminderDates } from '../reminder-dates.js';
import { type ReminderView, type StoredReminder, reminderColumns, viewOf } from './reminder-view.js';

/** One reminder, as its owner sees it. */
@Query()
export class GetReminder {
  constructor(
    private readonly tables: Tables,
    private readonly access: ReminderAccess,
    private readonly dates: ReminderDates,
  ) {}

  /** @throws ReminderMissing, NotYourReminder */
  async execute({ reminderId, language }: { reminderId: string; language: Language }): Promise<ReminderView> {
    const [row] = await this.tables.all<StoredReminder>(
      `select ${reminderColumns} from assistant_reminder where id = ?`,
      [reminderId],
    );
    if (!row) throw new ReminderMissing({ reminderId });
    await this.access.check({ owner: ownerOf(row.owner), createdBy: row.created_by, number: row.number });
    return viewOf(row, this.dates, language);
  }
}
