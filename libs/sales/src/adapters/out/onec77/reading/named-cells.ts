import type { SqlCell, SqlRow } from '../client/onec-client.js';

/** Cells of a row by the names of their columns. All rows of an answer share one list of names: a map for each would cost more than the row. */
export class NamedCells {
  constructor(
    private readonly places: ReadonlyMap<string, number>,
    private readonly row: SqlRow,
  ) {}
  get(column: string): SqlCell | undefined {
    const place = this.places.get(column);
    return place === undefined ? undefined : this.row[place];
  }
}
/** Places of columns that stand in a row one after another. */
export const placesOf = (columns: readonly string[]): ReadonlyMap<string, number> =>
  new Map(columns.map((column, at) => [column, at]));
