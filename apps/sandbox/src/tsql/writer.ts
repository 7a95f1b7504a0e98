import type Database from 'better-sqlite3';
import type { Node, Statement } from './ast.js';
import type { ColumnInfo, TableInfo } from './catalog.js';
import { quote } from './catalog.js';
import { convert, textOf } from './conversion.js';
import { errors } from './errors.js';
import type { QueryCompiler } from './query-compiler.js';
import type { Expression } from './scope.js';
import { Scope } from './scope.js';
import type { SqlBase } from './sql-base.js';
import { isFixed, isString, lengthOf } from './types.js';
import type { SqlType } from '../sql-engine.js';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/** INSERT, UPDATE and DELETE as SQL of SQLite. */
export class WriteCompiler {
  constructor(
    private readonly queries: QueryCompiler,
    private readonly identityInsert: () => string | null,
  ) {}

  insert(statement: Of<'insert'>): { sql: string; table: TableInfo } {
    const { line } = statement;
    const table = this.queries.table(statement.table, line);
    const explicit = this.identityInsert()?.toLowerCase() === table.name.toLowerCase();
    const columns = statement.columns
      ? statement.columns.map((name) => columnOf(table, name, line))
      : table.columns.filter(({ identity }) => explicit || !identity);
    if (!explicit && columns.some(({ identity }) => identity)) throw errors.identity(table.name, line);
    const defaults = table.columns.filter((column) => column.fallback !== null && !columns.includes(column));
    const names = [...columns, ...defaults].map(({ sql }) => sql).join(', ');
    const fallbacks = defaults.map(({ fallback }) => fallback ?? 'NULL');
    const into = `INSERT INTO ${table.sql} (${names})`;
    if (statement.rows) {
      const scope = new Scope(null);
      const rows = statement.rows.map((row) => {
        if (row.length !== columns.length) throw statement.columns ? errors.insertMore(line) : errors.insertWidth(line);
        const values = row.map((node, index) => this.#given(node, columns[index] as ColumnInfo, scope, line));
        return `(${[...values, ...fallbacks].join(', ')})`;
      });
      return { sql: `${into} VALUES ${rows.join(', ')}`, table };
    }
    if (!statement.query) throw errors.syntax('INSERT', line);
    const compiled = this.queries.query(statement.query);
    if (compiled.columns.length !== columns.length) throw errors.insertWidth(line);
    const values = compiled.columns.map((column, index) =>
      forColumn({ ...column, sql: `c${index}` }, columns[index] as ColumnInfo, line),
    );
    return { sql: `${into} SELECT ${[...values, ...fallbacks].join(', ')} FROM (${compiled.sql}) WHERE 1`, table };
  }

  update(statement: Of<'update'>): { sql: string; table: TableInfo } {
    const { line } = statement;
    const { table, scope, alias } = this.#target(statement);
    const set = statement.set.map(({ column, value }) => {
      const of = columnOf(table, column, line);
      if (of.identity) throw errors.notHere(`an UPDATE of the identity column '${of.name}'`, line);
      return `${of.sql} = ${forColumn(this.queries.expressions.value(value, scope), of, line)}`;
    });
    const where = statement.where ? ` WHERE ${this.queries.expressions.condition(statement.where, scope)}` : '';
    return { sql: `UPDATE ${table.sql} AS ${alias} SET ${set.join(', ')}${where}`, table };
  }

  delete(statement: Of<'delete'>): { sql: string; table: TableInfo } {
    const { table, scope, alias } = this.#target(statement);
    const where = statement.where ? ` WHERE ${this.queries.expressions.condition(statement.where, scope)}` : '';
    return { sql: `DELETE FROM ${table.sql} AS ${alias}${where}`, table };
  }

  #given(node: Node | null, column: ColumnInfo, scope: Scope, line: number): string {
    if (node === null) return column.fallback ?? 'NULL';
    return forColumn(this.queries.expressions.value(node, scope), column, line);
  }

  /** `UPDATE a SET … FROM T a WHERE …` has its table in FROM; joins there are not run. */
  #target({ target, from, line }: Of<'update'> | Of<'delete'>): { table: TableInfo; scope: Scope; alias: string } {
    if (from && from.kind !== 'table') throw errors.notHere('UPDATE or DELETE of a join', line);
    const called = (target.at(-1) ?? '').toLowerCase();
    const parts =
      from && [from.alias, from.parts.at(-1)].some((name) => name?.toLowerCase() === called) ? from.parts : target;
    if (from && parts === target) throw errors.notHere('UPDATE or DELETE with another table in FROM', line);
    const relation = this.queries.relationOf(parts, from?.alias ?? null, line);
    const scope = new Scope(null);
    scope.add(relation);
    return { table: this.queries.table(parts, line), scope, alias: relation.sql };
  }
}

function columnOf(table: TableInfo, name: string, line: number): ColumnInfo {
  const found = table.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  if (!found) throw errors.column(name, line);
  return found;
}

/** A value as it lies in that column: cut nowhere in silence, and an identifier in capitals. */
function forColumn(value: Expression, column: ColumnInfo, line: number): string {
  const { type } = column;
  if (!isString(type) || value.nil) return convert(value, type, { line }).sql;
  const length = lengthOf(type);
  const own = lengthOf(value.type);
  if (!isString(value.type) && value.type.type !== 'text') return plainly(convert(value, type, { line }), column);
  // Spaces at the end may be cut, letters may not.
  const checked =
    length === 'max' || (own !== 'max' && own <= length)
      ? value
      : {
          ...value,
          literal: undefined,
          sql: `t_short(${textOf(value)}, ${length})`,
          type: { ...type, type: isFixed(type) ? 'varchar' : type.type } as SqlType,
        };
  return plainly(convert(checked, type, { line }), column);
}

const plainly = (value: Expression, column: ColumnInfo): string =>
  column.plain && !value.plain ? `t_plain(${value.sql})` : value.sql;

const AFFINITY: Partial<Record<SqlType['type'], string>> = { float: 'REAL', binary: 'BLOB', varbinary: 'BLOB' };
const affinity = (type: SqlType): string =>
  AFFINITY[type.type] ?? (isString(type) || type.type === 'text' || type.type === 'datetime' ? 'TEXT' : 'INTEGER');

/** Tables and indexes: what SQLite is told, and what is written down for the catalogue. */
export class DefinitionWriter {
  constructor(
    private readonly database: Database.Database,
    private readonly base: SqlBase,
  ) {}

  createTable(statement: Of<'createTable'>, fallbackOf: (node: Node, type: SqlType) => string): void {
    const name = statement.table.at(-1) ?? '';
    const columns = statement.columns.map((column): ColumnInfo => {
      const nullable =
        column.nullable && !statement.primaryKey?.some((key) => key.toLowerCase() === column.name.toLowerCase());
      return {
        name: column.name,
        sql: quote(column.name),
        type: column.type,
        nullable,
        identity: column.identity,
        plain: isString(column.type) && this.base.identifiers(column),
        fallback: column.fallback ? fallbackOf(column.fallback, column.type) : null,
      };
    });
    const table: TableInfo = { name, sql: quote(name), columns, system: false };
    const identity = columns.find((column) => column.identity);
    const key = statement.primaryKey?.map((one) => columnOf(table, one, statement.line)) ?? null;
    const clustered = key !== null && !identity && key.every(isItsOwnKey);
    const parts = columns.map((column) =>
      column === identity
        ? `${column.sql} INTEGER PRIMARY KEY AUTOINCREMENT`
        : `${column.sql} ${affinity(column.type)}${column.nullable ? '' : ' NOT NULL'}`,
    );
    if (clustered) parts.push(`PRIMARY KEY (${key.map(({ sql }) => sql).join(', ')})`);
    this.database.exec(`CREATE TABLE ${table.sql} (${parts.join(', ')})${clustered ? ' WITHOUT ROWID' : ''}`);
    const { lastInsertRowid: id } = this.database.prepare('INSERT INTO "~table"(name) VALUES (?)').run(name);
    const insert = this.database.prepare('INSERT INTO "~column" VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    columns.forEach((column, index) =>
      insert.run(
        id,
        index + 1,
        column.name,
        JSON.stringify(column.type),
        Number(column.nullable),
        Number(column.identity),
        Number(column.plain),
        column.fallback,
      ),
    );
    if (key && !clustered && !(key.length === 1 && key[0] === identity)) this.#index(table, `PK_${name}`, key, true);
    statement.uniques.forEach((unique, index) =>
      this.#index(
        table,
        `UQ_${name}_${index}`,
        unique.map((one) => columnOf(table, one, statement.line)),
        true,
      ),
    );
  }

  createIndex(statement: Of<'createIndex'>, table: TableInfo): void {
    this.#index(
      table,
      statement.name,
      statement.columns.map((one) => columnOf(table, one, statement.line)),
      statement.unique,
    );
  }

  dropTable(table: TableInfo): void {
    this.database.exec(`DROP TABLE ${table.sql}`);
    for (const list of ['~column', '~index'])
      this.database
        .prepare(`DELETE FROM "${list}" WHERE table_id = (SELECT id FROM "~table" WHERE name = ?)`)
        .run(table.name);
    this.database.prepare('DELETE FROM "~table" WHERE name = ?').run(table.name);
  }

  #index(table: TableInfo, name: string, columns: readonly ColumnInfo[], unique: boolean): void {
    const keys = columns.map((column) => (isItsOwnKey(column) ? column.sql : `t_key(${column.sql})`)).join(', ');
    this.database.exec(
      `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quote(`${table.name}.${name}`)} ON ${table.sql} (${keys})`,
    );
    this.database
      .prepare('INSERT INTO "~index" SELECT id, ?, ?, ? FROM "~table" WHERE name = ?')
      .run(name, columns.map((column) => column.name).join(','), Number(unique), table.name);
  }
}

/** Strings of fixed length that are plain, and all that is no string: found by an index on the column. */
const isItsOwnKey = ({ type, plain }: ColumnInfo): boolean => !isString(type) || (plain && isFixed(type));
