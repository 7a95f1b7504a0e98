import { Query, type SqlValue, Tables } from '@prorab/platform/marks';
import { ReminderAccess, ownersOf } from '../reminder-access.js';
import { ReminderDates } from '../reminder-dates.js';
import { type Language } from '../../domain/reminder/rule-words.js';
import { type ReminderView, type StoredReminder, reminderColumns, viewOf } from './reminder-view.js';

export interface ReminderFilter {
  /** Whose: with those of the teams that he is of. */
  employeeId: string;
  over: boolean;
  limit: number;
  after: { at: Date | null; id: string } | null;
  language: Language;
}

/** What somebody will be reminded of, the next first; without a date last. Or what is over, the newest first. */
@Query()
export class ListReminders {
  constructor(
    private readonly tables: Tables,
    private readonly access: ReminderAccess,
    private readonly dates: ReminderDates,
  ) {}

  /** One row more than `limit`, if there is one. */
  async execute({ employeeId, over, limit, after, language }: ReminderFilter): Promise<ReminderView[]> {
    const owners = ownersOf(await this.access.person(employeeId));
    const params: SqlValue[] = [...owners];
    // Without a date sorts behind every date.
    const at = over ? 'changed_at' : 'coalesce(fire_at, ?)';
    const cursor = after ? ` and (${at} ${over ? '<' : '>'} ? or (${at} = ? and id ${over ? '<' : '>'} ?))` : '';
    const afterAt = after?.at ?? never;
    if (after) params.push(...(over ? [afterAt, afterAt, after.id] : [never, afterAt, never, afterAt, after.id]));
    const direction = over ? 'desc' : 'asc';
    if (!over) params.push(never);
    const rows = await this.tables.all<StoredReminder>(
      `select ${reminderColumns} from assistant_reminder where owner in (${owners.map(() => '?').join(', ')}) and state ${over ? '' : 'not '}in ('done', 'cancelled')${cursor} order by ${at} ${direction}, id ${direction} limit ${limit + 1}`,
      params,
    );
    return rows.map((row) => viewOf(row, this.dates, language));
  }
}
const never = new Date('9999-01-01T00:00:00.000Z');

/** The sort key of a line: what the next page begins behind. */
export const reminderCursor = (view: ReminderView, over: boolean): [string | null, string] => [
  over ? view.changedAt : view.fireAt,
  view.reminderId,
];
