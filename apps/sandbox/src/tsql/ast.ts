import type { SqlType } from '../sql-engine.js';

/** What the parser makes of a batch. Conditions and values are one grammar here; the compiler tells them apart. */
export type Node = { line: number } & (
  | { kind: 'string'; text: string; unicode: boolean }
  | { kind: 'number'; text: string }
  | { kind: 'binary'; text: string }
  | { kind: 'null' }
  | { kind: 'variable'; name: string }
  | { kind: 'column'; parts: string[] }
  | { kind: 'negative' | 'complement' | 'not'; value: Node }
  | { kind: 'arithmetic'; operator: string; left: Node; right: Node }
  | { kind: 'compare'; operator: string; left: Node; right: Node }
  | { kind: 'logic'; operator: 'AND' | 'OR'; left: Node; right: Node }
  | { kind: 'case'; subject: Node | null; branches: { when: Node; then: Node }[]; otherwise: Node | null }
  | { kind: 'call'; name: string; args: Node[]; distinct: boolean; star: boolean; over: Over | null }
  | { kind: 'cast'; value: Node; to: SqlType; style: Node | null; lenient: boolean }
  | { kind: 'subquery'; query: Query }
  | { kind: 'exists'; query: Query }
  | { kind: 'in'; value: Node; list: Node[] | Query; negative: boolean }
  | { kind: 'between'; value: Node; low: Node; high: Node; negative: boolean }
  | { kind: 'like'; value: Node; pattern: Node; escape: Node | null; negative: boolean }
  | { kind: 'isNull'; value: Node; negative: boolean }
);
export type NodeOf<K extends Node['kind']> = Extract<Node, { kind: K }>;

export interface Over {
  partition: Node[];
  order: OrderItem[];
}
export interface OrderItem {
  value: Node;
  descending: boolean;
}

export interface Query {
  line: number;
  ctes: { name: string; columns: string[] | null; query: Query; line: number }[];
  body: Body;
  order: OrderItem[];
  offset: Node | null;
  fetch: Node | null;
}
export type Body = Select | { kind: 'union'; all: boolean; left: Body; right: Body; line: number };
export interface Select {
  kind: 'select';
  line: number;
  distinct: boolean;
  top: Node | null;
  items: SelectItem[];
  from: Source | null;
  where: Node | null;
  group: Node[];
  having: Node | null;
}
export type SelectItem =
  | { kind: 'star'; table: string | null; line: number }
  | { kind: 'value'; value: Node; alias: string | null }
  | { kind: 'assign'; variable: string; value: Node };

export type Source =
  | { kind: 'table'; parts: string[]; alias: string | null; line: number }
  | { kind: 'derived'; query: Query; alias: string; columns: string[] | null; line: number }
  | { kind: 'join'; type: 'INNER' | 'LEFT' | 'RIGHT' | 'FULL' | 'CROSS'; left: Source; right: Source; on: Node | null };

export interface ColumnDefinition {
  name: string;
  type: SqlType;
  nullable: boolean;
  identity: boolean;
  fallback: Node | null;
}

export type Statement = { line: number } & (
  | { kind: 'select'; query: Query }
  | { kind: 'insert'; table: string[]; columns: string[] | null; rows: (Node | null)[][] | null; query: Query | null }
  | {
      kind: 'update';
      target: string[];
      set: { column: string; value: Node }[];
      from: Source | null;
      where: Node | null;
    }
  | { kind: 'delete'; target: string[]; from: Source | null; where: Node | null }
  | {
      kind: 'createTable';
      table: string[];
      columns: ColumnDefinition[];
      primaryKey: string[] | null;
      uniques: string[][];
    }
  | { kind: 'createIndex'; name: string; table: string[]; columns: string[]; unique: boolean }
  | { kind: 'dropTable'; table: string[] }
  | { kind: 'declare'; variables: { name: string; type: SqlType; value: Node | null }[] }
  | { kind: 'assign'; name: string; value: Node }
  | { kind: 'option'; words: string[] }
  | { kind: 'print'; value: Node }
  | { kind: 'if'; condition: Node; then: Statement; otherwise: Statement | null }
  | { kind: 'block'; statements: Statement[] }
  | { kind: 'transaction'; action: 'begin' | 'commit' | 'rollback' }
  | { kind: 'execute'; name: string }
  | { kind: 'use'; database: string }
);
