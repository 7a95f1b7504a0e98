export type SqlValue = string | number | boolean | Date | null;

/**
 * The read side: one screen, one query, straight to the tables. SQL must run on SQLite, MariaDB and MySQL alike
 * (no date functions, no `->>`, no ILIKE). Parameters are `?`; a Date is passed as a Date. Dates come back as the engine
 * gives them: read them with `instant(value)`.
 */
export abstract class Tables {
  abstract all<T extends object>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  /** The same for a question over very many rows: SQLite, too, answers it while the process does other things. */
  abstract long<T extends object>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

/** A `datetime(3)` column as the three engines return it: epoch milliseconds, Date, or `YYYY-MM-DD hh:mm:ss.mmm` in UTC. */
export function instant(value: unknown): Date {
  if (value instanceof Date) return value;
  if (typeof value === 'number') return new Date(value);
  if (typeof value === 'string')
    return new Date(/^\d{4}-\d\d-\d\d \d/.test(value) ? `${value.replace(' ', 'T')}Z` : value);
  throw new TypeError('not an instant');
}
export const instantOrNull = (value: unknown): Date | null =>
  value === null || value === undefined ? null : instant(value);
