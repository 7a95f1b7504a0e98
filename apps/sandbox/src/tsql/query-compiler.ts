import type { SqlType } from '../sql-engine.js';
import { hasAggregate } from './aggregates.js';
import type { Body, Node, OrderItem, Query, Select, Source } from './ast.js';
import type { Catalog } from './catalog.js';
import { convert, keyOf } from './conversion.js';
import { errors } from './errors.js';
import type { Surroundings } from './compiler.js';
import { ExpressionCompiler } from './expression-compiler.js';
import type { Expression, Relation, RelationColumn } from './scope.js';
import { Scope } from './scope.js';
import { INT, isString } from './types.js';

export interface CompiledColumn {
  name: string;
  type: SqlType;
  plain: boolean;
  nullable: boolean;
  nil?: boolean;
}
/** SQL of SQLite whose columns are called c0, c1 …, and what they are. */
export interface CompiledQuery {
  sql: string;
  columns: CompiledColumn[];
  /** One-based, of the columns that ORDER BY names. */
  order: number[];
  /** It cannot have more than one row. */
  single: boolean;
  /** SELECT @x = …: the variable of each column. */
  assigned: string[] | null;
}

type Ctes = ReadonlyMap<string, Omit<Relation, 'alias'>>;

/** A SELECT or a UNION of them, not yet brought to the types of a union around it. */
interface Block {
  columns: CompiledColumn[];
  single: boolean;
  assigned: string[] | null;
  /** `types`: what a surrounding UNION makes of the columns. */
  render(request: { types: SqlType[] | null; order: OrderItem[]; limit: string; inSubquery: boolean }): {
    sql: string;
    order: number[];
  };
}

export class QueryCompiler {
  readonly expressions: ExpressionCompiler;
  #names = 0;
  /** WITH clauses are written once, before the whole statement, or before the query that has them. */
  constructor(
    surroundings: Surroundings,
    private readonly catalog: Catalog,
    private readonly database: string,
  ) {
    this.expressions = new ExpressionCompiler(surroundings, (query, scope) => {
      const compiled = this.#query(query, scope, this.#ctes, true);
      const [column] = compiled.columns;
      if (!column) throw errors.oneColumn(query.line);
      return {
        sql: compiled.sql,
        column: { ...column, sql: 'c0' },
        single: compiled.single,
        columns: compiled.columns.length,
      };
    });
  }
  #ctes: Ctes = new Map();

  /** @throws SqlError */
  query(query: Query): CompiledQuery {
    return this.#query(query, null, this.#ctes, false);
  }

  /** The table itself, as INSERT, UPDATE and DELETE name it. */
  table(parts: string[], line: number): ReturnType<Catalog['find']> & object {
    const found = this.#find(parts);
    if (!found) throw errors.object(parts.join('.'), line);
    return found;
  }

  relationOf(parts: string[], alias: string | null, line: number): Relation {
    const table = this.table(parts, line);
    return { alias: alias ?? parts.at(-1) ?? '', sql: this.#name('t'), columns: table.columns };
  }

  #find(parts: string[]): ReturnType<Catalog['find']> {
    const [name = '', schema = '', database = '', server = ''] = [...parts].reverse();
    if (server !== '' || (database !== '' && database.toLowerCase() !== this.database.toLowerCase())) return undefined;
    return this.catalog.find(schema, name);
  }

  #name(kind: string): string {
    return `${kind}${this.#names++}_`;
  }

  #query(query: Query, outer: Scope | null, ctes: Ctes, inSubquery: boolean): CompiledQuery {
    const known = new Map(ctes);
    const definitions: string[] = [];
    for (const { name, columns, query: inner, line } of query.ctes) {
      const compiled = this.#query(inner, null, known, true);
      const sql = this.#name('w');
      known.set(name.toLowerCase(), { sql, columns: this.#columnsOf(compiled, columns, name, line) });
      definitions.push(`${sql}(${compiled.columns.map((_, index) => `c${index}`).join(', ')}) AS (${compiled.sql})`);
    }
    const before = this.#ctes;
    this.#ctes = known;
    try {
      const block = this.#body(query.body, outer);
      const limited = query.body.kind === 'select' && query.body.top !== null;
      if (inSubquery && query.order.length > 0 && !limited && !query.offset) throw errors.orderInside(query.line);
      const limit = this.#limit(query, outer);
      const { sql, order } = block.render({ types: null, order: query.order, limit, inSubquery });
      const withClause = definitions.length > 0 ? `WITH ${definitions.join(', ')} ` : '';
      return {
        sql: `${withClause}${sql}`,
        columns: block.columns,
        order,
        single: block.single,
        assigned: block.assigned,
      };
    } finally {
      this.#ctes = before;
    }
  }

  #limit(query: Query, outer: Scope | null): string {
    const count = (node: Node): string =>
      `max(0, ${convert(this.expressions.value(node, new Scope(outer)), { type: 'bigint' }, { line: query.line }).sql})`;
    const top = query.body.kind === 'select' ? query.body.top : null;
    if (top) {
      if (query.offset) throw errors.syntax('OFFSET', query.line);
      return ` LIMIT ${count(top)}`;
    }
    if (!query.offset) return '';
    return ` LIMIT ${query.fetch ? count(query.fetch) : '-1'} OFFSET ${count(query.offset)}`;
  }

  #columnsOf(compiled: CompiledQuery, names: string[] | null, of: string, line: number): RelationColumn[] {
    if (names && names.length !== compiled.columns.length)
      throw errors.notHere(`other than one name for each column of '${of}'`, line);
    const seen = new Set<string>();
    return compiled.columns.map((column, index) => {
      const name = names?.[index] ?? column.name;
      if (name === '') throw errors.unnamedColumn(index + 1, of, line);
      if (seen.has(name.toLowerCase())) throw errors.duplicateColumn(name, of, line);
      seen.add(name.toLowerCase());
      return { ...column, name, sql: `c${index}` };
    });
  }

  #body(body: Body, outer: Scope | null): Block {
    return body.kind === 'select' ? this.#select(body, outer) : this.#union(body, outer);
  }

  #union(body: Extract<Body, { kind: 'union' }>, outer: Scope | null): Block {
    const left = this.#body(body.left, outer);
    const right = this.#body(body.right, outer);
    if (left.columns.length !== right.columns.length) throw errors.unionWidth(body.line);
    if (left.assigned ?? right.assigned) throw errors.syntax('=', body.line);
    const columns = left.columns.map((column, index): CompiledColumn => {
      const other = right.columns[index] as CompiledColumn;
      const asValue = (one: CompiledColumn): Expression => ({ ...one, sql: '' });
      const { type } = this.expressions.common([asValue(column), asValue(other)], body.line);
      return {
        name: column.name,
        type,
        plain: column.plain && other.plain,
        nullable: column.nullable || other.nullable,
      };
    });
    return {
      columns,
      single: false,
      assigned: null,
      render: ({ types, order, limit }) => {
        const target = types ?? columns.map(({ type }) => type);
        const part = (block: Block, of: Body): string => {
          const top =
            of.kind === 'select' && of.top
              ? ` LIMIT ${convert(this.expressions.value(of.top, new Scope(outer)), { type: 'bigint' }).sql}`
              : '';
          const { sql } = block.render({ types: target, order: [], limit: top, inSubquery: true });
          return of.kind === 'select' && top === '' ? sql : `SELECT * FROM (${sql})`;
        };
        const all = `${part(left, body.left)} UNION ALL ${part(right, body.right)}`;
        const typed = columns.map((column, index): CompiledColumn => ({
          ...column,
          type: target[index] ?? column.type,
        }));
        const plainOrder = order.length === 0 && limit === '' && body.all;
        if (plainOrder) return { sql: all, order: [] };
        return this.#wrapped(all, typed, { distinct: !body.all, order, limit, of: 'union' });
      },
    };
  }

  /** A finished query as a table: what DISTINCT by the collation and ORDER BY over a UNION need. */
  #wrapped(
    sql: string,
    columns: CompiledColumn[],
    { distinct, order, limit, of }: { distinct: boolean; order: OrderItem[]; limit: string; of: 'union' | 'distinct' },
  ): { sql: string; order: number[] } {
    const key = (index: number): string => keyOf({ ...(columns[index] as CompiledColumn), sql: `c${index}` });
    const positions = order.map(({ value }) => {
      const at = this.#position(value, columns);
      if (at === null) throw of === 'union' ? errors.orderOfUnion(value.line) : errors.orderNotSelected(value.line);
      return at;
    });
    const names = columns.map((_, index) => `c${index}`).join(', ');
    const group = distinct ? ` GROUP BY ${columns.map((_, index) => key(index)).join(', ')}` : '';
    const sorted = order.map(
      ({ descending }, index) => `${key(positions[index] as number)}${descending ? ' DESC' : ''}`,
    );
    const orderBy = sorted.length > 0 ? ` ORDER BY ${sorted.join(', ')}` : '';
    return { sql: `SELECT ${names} FROM (${sql})${group}${orderBy}${limit}`, order: positions.map((at) => at + 1) };
  }

  /** The column of the list that an item of ORDER BY names by its number or name. */
  #position(value: Node, columns: readonly CompiledColumn[]): number | null {
    if (value.kind === 'number') {
      const position = Number(value.text);
      if (!(Number.isInteger(position) && position >= 1 && position <= columns.length))
        throw errors.orderPosition(position, value.line);
      return position - 1;
    }
    if (value.kind !== 'column') return null;
    const name = (value.parts.at(-1) ?? '').toLowerCase();
    const found = columns.flatMap((column, index) => (column.name.toLowerCase() === name ? [index] : []));
    if (found.length > 1 && value.parts.length === 1) throw errors.ambiguous(value.parts[0] ?? '', value.line);
    return found[0] ?? null;
  }

  #select(select: Select, outer: Scope | null): Block {
    const scope = new Scope(outer);
    const from = select.from ? ` FROM ${this.source(select.from, scope)}` : '';
    const where = select.where ? ` WHERE ${this.expressions.condition(select.where, scope)}` : '';
    const keys = select.group.map((node) => this.expressions.value(node, scope));
    for (const [index, key] of keys.entries())
      if (key.type.type === 'text') throw errors.operand('text', 'GROUP BY', select.group[index]?.line ?? select.line);
    const listed = select.items.flatMap((item) => (item.kind === 'star' ? [] : [item.value]));
    const grouped = keys.length > 0 || select.having !== null || listed.some(hasAggregate);
    if (grouped)
      scope.grouping = {
        keys: new Map(keys.map((key) => [key.sql, key])),
        complex: select.group.some(({ kind }) => kind !== 'column'),
      };
    const items = this.#items(select, scope);
    const having = select.having ? ` HAVING ${this.expressions.condition(select.having, scope)}` : '';
    const group = keys.length > 0 ? ` GROUP BY ${keys.map(keyOf).join(', ')}` : '';
    const variables = select.items.flatMap((item) => (item.kind === 'assign' ? [item.variable] : []));
    if (variables.length > 0 && variables.length !== select.items.length)
      throw errors.notHere('a SELECT that assigns and reads', select.line);
    const tail = `${from}${where}${group}${having}`;
    const columns = items.map(({ name, value }): CompiledColumn => ({
      name,
      type: value.type,
      plain: value.plain,
      nullable: value.nullable,
      nil: value.nil,
    }));
    return {
      columns,
      single: grouped && keys.length === 0,
      assigned: variables.length > 0 ? variables : null,
      render: ({ types, order, limit }) => {
        const values = items.map(({ value }, index) => {
          const type = types?.[index];
          return type ? convert(value, type, { line: select.line }) : value;
        });
        const list = values.map(({ sql }, index) => `${sql} AS c${index}`).join(', ');
        if (select.distinct) {
          const text = values.find(({ type }) => type.type === 'text');
          if (text) throw errors.operand('text', 'DISTINCT', select.line);
          const exact = values.every((value) => !isString(value.type) || keyOf({ ...value, sql: 'c' }) === 'c');
          if (!exact || order.length > 0) {
            const typed = columns.map((column, index) => ({
              ...column,
              type: values[index]?.type ?? column.type,
              plain: values[index]?.plain ?? false,
            }));
            return this.#wrapped(`SELECT ${list}${tail}`, typed, { distinct: true, order, limit, of: 'distinct' });
          }
          return { sql: `SELECT DISTINCT ${list}${tail}${limit}`, order: [] };
        }
        const sorted = order.map((item) => this.#sorted(item, items, values, scope));
        const orderBy = sorted.length > 0 ? ` ORDER BY ${sorted.map(({ sql }) => sql).join(', ')}` : '';
        return {
          sql: `SELECT ${list}${tail}${orderBy}${limit}`,
          order: sorted.flatMap(({ position }) => (position === null ? [] : [position + 1])),
        };
      },
    };
  }

  #sorted(
    { value, descending }: OrderItem,
    items: readonly { name: string }[],
    values: readonly Expression[],
    scope: Scope,
  ): { sql: string; position: number | null } {
    const columns = items.map(({ name }, index) => ({ ...(values[index] as Expression), name }));
    // A name is first looked for in the list, then among the tables; with a table before it only there.
    const named = value.kind === 'number' || (value.kind === 'column' && value.parts.length === 1);
    const position = named ? this.#position(value, columns) : null;
    const compiled = position === null ? this.expressions.value(value, scope) : (values[position] as Expression);
    if (compiled.type.type === 'text') throw errors.incompatible('text', 'text', 'ORDER BY', value.line);
    const direction = descending ? ' DESC' : '';
    const key = keyOf(compiled);
    // A bare number would be taken for a position by SQLite as well.
    const sql = /^-?\d+$/.test(key) ? `(${key} + 0)` : key;
    const found = position ?? values.findIndex((one) => one.sql === compiled.sql);
    return { sql: `${sql}${direction}`, position: found < 0 ? null : found };
  }

  #items(select: Select, scope: Scope): { name: string; value: Expression }[] {
    return select.items.flatMap((item) => {
      if (item.kind === 'star') {
        const relations =
          item.table === null
            ? scope.relations
            : scope.relations.filter(({ alias }) => alias.toLowerCase() === item.table?.toLowerCase());
        if (relations.length === 0)
          throw item.table === null
            ? errors.notHere('* without a table', item.line)
            : errors.unbound(`${item.table}.*`, item.line);
        return relations.flatMap((relation) =>
          relation.columns.map((column) => {
            const sql = `${relation.sql}.${column.sql}`;
            if (scope.grouping && !scope.grouping.keys.has(sql))
              throw errors.notGrouped(`${relation.alias}.${column.name}`, item.line);
            return {
              name: column.name,
              value: { sql, type: column.type, plain: column.plain, nullable: column.nullable },
            };
          }),
        );
      }
      const value = this.expressions.value(item.value, scope);
      if (item.kind === 'assign') return [{ name: '', value }];
      const own = item.value.kind === 'column' ? (item.value.parts.at(-1) ?? '') : '';
      const typed = value.nil ? { ...value, type: INT } : value;
      return [{ name: item.alias ?? own, value: typed }];
    });
  }

  /** What stands in FROM; its relations go into the scope. */
  source(source: Source, scope: Scope): string {
    switch (source.kind) {
      case 'table': {
        const { parts, alias, line } = source;
        const cte = parts.length === 1 ? this.#ctes.get((parts[0] ?? '').toLowerCase()) : undefined;
        const sql = this.#name('t');
        if (cte) {
          scope.add({ alias: alias ?? parts[0] ?? '', sql, columns: cte.columns });
          return `${cte.sql} AS ${sql}`;
        }
        const table = this.table(parts, line);
        scope.add({ alias: alias ?? parts.at(-1) ?? '', sql, columns: table.columns });
        return `${table.sql} AS ${sql}`;
      }
      case 'derived': {
        const compiled = this.#query(source.query, scope.parent, this.#ctes, true);
        const sql = this.#name('d');
        scope.add({
          alias: source.alias,
          sql,
          columns: this.#columnsOf(compiled, source.columns, source.alias, source.line),
        });
        return `(${compiled.sql}) AS ${sql}`;
      }
      case 'join': {
        const left = this.source(source.left, scope);
        const count = scope.relations.length;
        const right = this.source(source.right, scope);
        const nested = source.right.kind === 'join' ? `(${right})` : right;
        // CROSS JOIN of SQLite would also fix the order of the tables.
        if (source.type === 'CROSS') return `${left} JOIN ${nested}`;
        const on = source.on ? this.expressions.condition(source.on, scope) : '1';
        this.#mayBeMissing(scope, source.type, count);
        return `${left} ${source.type} JOIN ${nested} ON ${on}`;
      }
    }
  }

  /** The columns of the outer side of a join may be NULL. */
  #mayBeMissing(scope: Scope, type: string, firstOfRight: number): void {
    scope.relations.forEach((relation, index) => {
      const right = index >= firstOfRight;
      if (type === 'FULL' || (type === 'LEFT' && right) || (type === 'RIGHT' && !right))
        relation.columns = relation.columns.map((column) => ({ ...column, nullable: true }));
    });
  }
}
