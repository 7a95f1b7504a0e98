import { errors } from './errors.js';
import type { SqlType } from '../sql-engine.js';

/** A compiled value: SQL of SQLite and what is known of it. */
export interface Expression {
  sql: string;
  type: SqlType;
  /** A string that is its own collation key but for trailing spaces. */
  plain: boolean;
  nullable: boolean;
  /** The word NULL: fits every type. */
  nil?: boolean;
  /** Of a literal: its text. */
  literal?: string;
  /** A quotient can be brought to another scale before it must fit into 63 bits. */
  rescaled?: (scale: number, precision: number) => string;
}

export interface RelationColumn {
  name: string;
  sql: string;
  type: SqlType;
  plain: boolean;
  nullable: boolean;
}
export interface Relation {
  /** The name it is called by in the query; null cannot be called. */
  alias: string;
  /** Its name in SQLite, unique in the statement. */
  sql: string;
  columns: RelationColumn[];
}

/** The tables that a column may come from: those of the query, then those of the queries around it. */
export class Scope {
  readonly relations: Relation[] = [];
  /** Set while a grouped query's list is compiled: only these expressions may stand outside of aggregates. */
  grouping: { keys: Map<string, Expression>; complex: boolean } | null = null;
  constructor(readonly parent: Scope | null) {}

  add(relation: Relation): void {
    this.relations.push(relation);
  }

  column(parts: readonly string[], line: number): Expression {
    const name = (parts.at(-1) ?? '').toLowerCase();
    const table = parts.length > 1 ? (parts.at(-2) ?? '').toLowerCase() : null;
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      const relations =
        table === null ? scope.relations : scope.relations.filter(({ alias }) => alias.toLowerCase() === table);
      const found = relations.flatMap((relation) =>
        relation.columns.filter((column) => column.name.toLowerCase() === name).map((column) => ({ relation, column })),
      );
      if (found.length > 1) throw errors.ambiguous(parts.at(-1) ?? '', line);
      const only = found[0];
      if (only) {
        const { relation, column } = only;
        const sql = `${relation.sql}.${column.sql}`;
        if (scope.grouping && !scope.grouping.keys.has(sql))
          throw errors.notGrouped(`${relation.alias}.${column.name}`, line);
        return { sql, type: column.type, plain: column.plain, nullable: column.nullable };
      }
      if (table !== null && relations.length > 0) throw errors.column(parts.at(-1) ?? '', line);
    }
    throw table === null ? errors.column(parts.at(-1) ?? '', line) : errors.unbound(parts.join('.'), line);
  }

  /** Works on what may not be grouped: the argument of an aggregate. */
  ungrouped<T>(work: () => T): T {
    const { grouping } = this;
    this.grouping = null;
    try {
      return work();
    } finally {
      this.grouping = grouping;
    }
  }
}
