import type Database from 'better-sqlite3';
import type { SqlType } from '../sql-engine.js';
import { quote } from '../tsql/catalog.js';
import { trimSpaces } from '../tsql/collation.js';
import type { Base77 } from './base77.js';
import { EMPTY_DATE, EMPTY_ID, EMPTY_ID13 } from './ids.js';

export type Cell = string | number;

/** Writes rows of one table by the names of its attributes; what is not given is empty, as 1C leaves it. Sums are whole units of their last place. */
export class RowWriter {
  readonly #columns: { key: string; empty: Cell; text: boolean }[];
  readonly #insert: Database.Statement;
  readonly #known: Set<string>;

  constructor(connection: Database.Database, base: Base77, header: string) {
    const { sql, attributes } = base.names.table(header);
    const names = new Map([...attributes].map(([name, column]) => [column, name]));
    const table = base.sql.catalogOf(connection).find('', sql);
    if (!table) throw new Error(`The base has no table ${sql}.`);
    const columns = table.columns.filter(({ identity }) => !identity);
    this.#columns = columns.map(({ name, type }) => ({
      key: names.get(name) ?? name,
      empty: emptyOf(type),
      text: type.type === 'char',
    }));
    this.#known = new Set(this.#columns.map(({ key }) => key));
    const list = columns.map((column) => column.sql).join(', ');
    this.#insert = connection.prepare(
      `INSERT INTO ${quote(sql)} (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
  }

  insert(row: Readonly<Record<string, Cell>>): void {
    for (const key in row) if (!this.#known.has(key)) throw new Error(`The table has no '${key}'.`);
    this.#insert.run(
      this.#columns.map(({ key, empty, text }) => {
        const value = row[key] ?? empty;
        return text ? trimSpaces(String(value)) : value;
      }),
    );
  }
}

function emptyOf(type: SqlType): Cell {
  if (type.type === 'char') return type.length === 9 ? EMPTY_ID : type.length === 13 ? EMPTY_ID13 : '';
  if (type.type === 'datetime') return EMPTY_DATE;
  return type.type === 'text' || type.type === 'varchar' ? '' : 0;
}
