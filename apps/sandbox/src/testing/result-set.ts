import type { SqlEvent, SqlType, SqlValue } from '../sql-engine.js';

type Columns = Record<string, SqlType & { notNull?: true }>;

/** One result set: its columns, its rows, its end. */
export function resultSet(columns: Columns, rows: SqlValue[][]): SqlEvent[] {
  return [
    {
      kind: 'columns',
      columns: Object.entries(columns).map(([name, { notNull, ...type }]) => ({
        name,
        type: type as SqlType,
        nullable: !notNull,
      })),
    },
    ...rows.map((values): SqlEvent => ({ kind: 'row', values })),
    { kind: 'done', rowCount: rows.length },
  ];
}

/** Numbers from 1 to `count`, made as they are read. `made` tells how far the reader has come. */
export function* numbers(count: number, progress: { made: number } = { made: 0 }): Generator<SqlEvent> {
  yield {
    kind: 'columns',
    columns: [
      { name: 'n', type: { type: 'int' }, nullable: false },
      { name: 'name', type: { type: 'char', length: 50 }, nullable: false },
    ],
  };
  for (let n = 1; n <= count; n++) {
    progress.made = n;
    yield { kind: 'row', values: [n, `Кирпич № ${n}`] };
  }
  yield { kind: 'done', rowCount: count };
}
