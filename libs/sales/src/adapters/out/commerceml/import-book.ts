import { type Database, insertAll } from '@prorab/platform';
import type { Scope } from './exchange-entries.js';

export interface ImportState {
  readonly state: 'running' | 'done' | 'failed';
  /** Records taken. */
  readonly position: number;
  /** What it has told of; when it is whole, the untold of these goes. */
  readonly scopes: readonly Scope[];
  readonly whole: boolean;
  readonly broken: number;
  readonly problems: readonly { readonly record: number; readonly why: string; readonly raw: string }[];
}
interface Row {
  state: ImportState['state'];
  position: number;
  scopes: string;
  whole: boolean | number;
  broken: number;
  problems: string;
}
export const listOf = (scopes: string): Scope[] => scopes.split(',').filter((s) => s !== '') as Scope[];

/** How far the reading of each file has come. */
export class ImportBook {
  constructor(private readonly database: Database) {}

  async begin(visit: number, name: string, now: Date): Promise<ImportState> {
    const row = { visit, name, state: 'running', position: 0, scopes: '', whole: false, failure: null, broken: 0 };
    const rows = [{ ...row, problems: '[]', started_at: now, changed_at: now }];
    await insertAll(this.database, 'sales_exchange_import', rows, 'keep');
    const [found] = await this.database.all<Row>(
      'select state, position, scopes, whole, broken, problems from sales_exchange_import where visit = ? and name = ?',
      [visit, name],
    );
    if (!found) throw new Error('the row of an import is not there right after it was written');
    return {
      ...{ state: found.state, position: found.position, scopes: listOf(found.scopes), whole: Boolean(found.whole) },
      ...{ broken: found.broken, problems: JSON.parse(found.problems) as ImportState['problems'] },
    };
  }
  /** null: the reading of that file has not begun. */
  async begun(visit: number, name: string): Promise<ImportState['state'] | null> {
    const sql = 'select state from sales_exchange_import where visit = ? and name = ?';
    const [row] = await this.database.all<Pick<Row, 'state'>>(sql, [visit, name]);
    return row?.state ?? null;
  }
  /** @returns false: another call has gone on from there meanwhile */
  async advance(visit: number, name: string, from: number, to: ImportState, now: Date): Promise<boolean> {
    const sql =
      "update sales_exchange_import set state = ?, position = ?, scopes = ?, whole = ?, broken = ?, problems = ?, changed_at = ? where visit = ? and name = ? and position = ? and state = 'running'";
    const problems = JSON.stringify(to.problems);
    const values = [to.state, to.position, to.scopes.join(','), to.whole, to.broken, problems, now];
    return (await this.database.run(sql, [...values, visit, name, from])) === 1;
  }
  async fail(visit: number, name: string, failure: string, now: Date): Promise<void> {
    const sql =
      "update sales_exchange_import set state = 'failed', failure = ?, changed_at = ? where visit = ? and name = ?";
    await this.database.run(sql, [failure.slice(0, 1000), now, visit, name]);
  }
  async remove(visit: number, name?: string): Promise<void> {
    const sql = `delete from sales_exchange_import where visit = ?${name === undefined ? '' : ' and name = ?'}`;
    await this.database.run(sql, name === undefined ? [visit] : [visit, name]);
  }
}
