import type Database from 'better-sqlite3';
import { quote } from '../tsql/catalog.js';
import type { Base77 } from './base77.js';
import type { Register } from './example-metadata.js';
import { registers } from './example-metadata.js';

export interface RegisterTables {
  totals: string;
  movements: string;
  flag: string;
  dimensions: string[];
  resource: string;
}

/** A register with its one resource, the last column of its totals. */
export function registerTables(base: Base77, register: Register): RegisterTables {
  const totals = base.names.table(`Регистр ${registers[register]}`);
  const columns = totals.columns.filter((column) => column !== 'PERIOD');
  return {
    totals: totals.sql,
    movements: base.names.table(`Регистр (Дв.) ${registers[register]}`).sql,
    flag: `RF${totals.id}`,
    dimensions: columns.slice(0, -1),
    resource: columns.at(-1) ?? '',
  };
}

/**
 * Totals of all registers from their movements, as 1C's own "recalculation of totals" makes them: the balance at the end of each month; rows of zero stay
 * in the month that closed them. `read` is a second connection: rows are read while others are written.
 */
export function recalculateTotals(
  base: Base77,
  write: Database.Database,
  read: Database.Database,
  lastMonth: string,
): void {
  for (const register of Object.keys(registers) as Register[]) {
    const { totals, movements, flag, dimensions, resource } = registerTables(base, register);
    const keys = dimensions.map((column) => `r.${quote(column)}`).join(', ');
    const net = read
      .prepare(
        `SELECT ${keys}, substr(j.DATE_TIME_IDDOC, 1, 6) AS month, sum(CASE r.DEBKRED WHEN 0 THEN r.${quote(resource)} ELSE -r.${quote(resource)} END)
         FROM ${quote(movements)} r JOIN "_1SJOURN" j ON j.IDDOC = r.IDDOC WHERE j.${quote(flag)} = 1 GROUP BY ${keys}, month ORDER BY ${keys}, month`,
      )
      .raw();
    const insert = write.prepare(`INSERT INTO ${quote(totals)} VALUES (?, ${dimensions.map(() => '?').join(', ')}, ?)`);
    write.exec(`DELETE FROM ${quote(totals)}`);
    let current: { key: string; dimensions: unknown[]; month: string; balance: number } | undefined;
    const carry = (of: typeof current, until: string, inclusive: boolean): void => {
      if (!of) return;
      for (let month = of.month; month < until || (inclusive && month === until); month = nextMonth(month)) {
        if (of.balance !== 0 || month === of.month) insert.run(periodOf(month), ...of.dimensions, of.balance);
      }
    };
    for (const row of net.iterate() as IterableIterator<unknown[]>) {
      const key = JSON.stringify(row.slice(0, dimensions.length));
      const month = String(row[dimensions.length]);
      const change = Number(row[dimensions.length + 1]);
      if (current && current.key === key) {
        carry(current, month, false);
        current = { ...current, month, balance: current.balance + change };
      } else {
        carry(current, lastMonth, true);
        current = { key, dimensions: row.slice(0, dimensions.length), month, balance: change };
      }
    }
    carry(current, lastMonth, true);
  }
}

/** '202412' → '202501' */
export function nextMonth(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(4));
  return number === 12 ? `${year + 1}01` : `${year}${String(number + 1).padStart(2, '0')}`;
}
export const periodOf = (month: string): string => `${month.slice(0, 4)}-${month.slice(4)}-01T00:00:00.000`;
