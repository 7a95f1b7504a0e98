import { Query, Tables } from '@prorab/platform/marks';
import { ReminderMissing } from '../../domain/reminder/reminder-errors.js';
import { ownerKey } from '../../domain/reminder/reminder-record.js';
import type { Language } from '../../domain/reminder/rule-words.js';
import { ReminderDates } from '../reminder-dates.js';
import { type ReminderView, type StoredReminder, reminderColumns, viewOf } from './reminder-view.js';

/** People say «напоминание 3»: the third of their own. */
@Query()
export class FindReminderByNumber {
  constructor(
    private readonly tables: Tables,
    private readonly dates: ReminderDates,
  ) {}

  /** @throws ReminderMissing */
  async execute({
    employeeId,
    number,
    language,
  }: {
    employeeId: string;
    number: number;
    language: Language;
  }): Promise<ReminderView> {
    const [row] = await this.tables.all<StoredReminder>(
      `select ${reminderColumns} from assistant_reminder where owner = ? and number = ?`,
      [ownerKey({ kind: 'employee', employeeId }), number],
    );
    if (!row) throw new ReminderMissing({ number });
    return viewOf(row, this.dates, language);
  }
}
