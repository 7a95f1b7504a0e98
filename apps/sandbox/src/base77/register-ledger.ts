import type Database from 'better-sqlite3';
import { quote } from '../tsql/catalog.js';
import { trimSpaces } from '../tsql/collation.js';
import type { Base77 } from './base77.js';
import type { Register } from './example-metadata.js';
import { registers } from './example-metadata.js';
import type { RegisterTables } from './register-totals.js';
import { nextMonth, periodOf, registerTables } from './register-totals.js';

const ALL = Object.keys(registers) as Register[];

/** Movements and totals kept together, as the procedures of the platform do (`_1sp_RAn_WriteDocAct`, `_1sp_RGn_Change`). */
export class RegisterLedger {
  readonly #tables: ReadonlyMap<Register, RegisterTables>;
  constructor(
    private readonly connection: Database.Database,
    private readonly base: Base77,
  ) {
    this.#tables = new Map(ALL.map((register) => [register, registerTables(base, register)]));
  }

  /** 'yyyymm' of the current period. */
  currentMonth(): string {
    const date = this.connection.prepare('SELECT CURDATE FROM "_1SSYSTEM"').pluck().get() as string;
    return `${date.slice(0, 4)}${date.slice(5, 7)}`;
  }

  /** The first document of a new month opens it: balances go over. */
  openMonth(month: string): void {
    for (let from = this.currentMonth(); from < month; from = nextMonth(from)) {
      const to = nextMonth(from);
      for (const { totals, dimensions, resource } of this.#tables.values()) {
        const keys = dimensions.map(quote).join(', ');
        this.connection
          .prepare(
            `INSERT INTO ${quote(totals)} SELECT ?, ${keys}, ${quote(resource)} FROM ${quote(totals)} WHERE PERIOD = ? AND ${quote(resource)} <> 0`,
          )
          .run(periodOf(to), periodOf(from));
      }
    }
  }

  /** The movements of a document, in every month from its own to the current one; `sign` -1 takes them back. */
  apply(documentId: string, month: string, sign: 1 | -1): void {
    const last = this.currentMonth();
    for (const { totals, movements, dimensions, resource } of this.#tables.values()) {
      const keys = dimensions.map(quote);
      const rows = this.connection
        .prepare(`SELECT DEBKRED, ${keys.join(', ')}, ${quote(resource)} FROM ${quote(movements)} WHERE IDDOC = ?`)
        .raw()
        .all(trimSpaces(documentId)) as (string | number)[][];
      const change = this.connection.prepare(
        `INSERT INTO ${quote(totals)} VALUES (?, ${keys.map(() => '?').join(', ')}, ?)
         ON CONFLICT DO UPDATE SET ${quote(resource)} = ${quote(resource)} + excluded.${quote(resource)}`,
      );
      for (const row of rows) {
        const amount = Number(row.at(-1)) * (row[0] === 0 ? 1 : -1) * sign;
        for (let period = month; period <= last; period = nextMonth(period))
          change.run(periodOf(period), ...row.slice(1, -1), amount);
      }
    }
  }

  forget(documentId: string): void {
    for (const { movements } of this.#tables.values())
      this.connection.prepare(`DELETE FROM ${quote(movements)} WHERE IDDOC = ?`).run(trimSpaces(documentId));
  }

  flags(documentId: string): { flags: Record<string, number>; count: number } {
    let count = 0;
    const flags: Record<string, number> = {};
    for (const { movements, flag } of this.#tables.values()) {
      const rows = this.connection
        .prepare(`SELECT count(*) FROM ${quote(movements)} WHERE IDDOC = ?`)
        .pluck()
        .get(trimSpaces(documentId)) as number;
      flags[flag] = rows > 0 ? 1 : 0;
      count += rows;
    }
    return { flags, count };
  }

  /** Balances now, of the rows in which these dimensions have these values; the oldest document first. */
  balances(register: Register, by: Readonly<Record<string, string>>, what: string): { key: string; balance: number }[] {
    const tables = this.#tables.get(register);
    if (!tables) throw new Error(`No register ${register}.`);
    const header = `Регистр ${registers[register]}`;
    const column = (name: string): string => quote(this.base.names.column(header, name));
    const conditions = Object.keys(by).map((name) => `${column(name)} = ?`);
    return this.connection
      .prepare(
        `SELECT ${column(what)} AS key, sum(${quote(tables.resource)}) AS balance FROM ${quote(tables.totals)}
         WHERE PERIOD = ? AND ${conditions.join(' AND ')} GROUP BY 1 HAVING balance <> 0 ORDER BY substr(key, 5)`,
      )
      .all(periodOf(this.currentMonth()), ...Object.values(by).map(trimSpaces)) as { key: string; balance: number }[];
  }
}
