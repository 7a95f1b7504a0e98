import { Query, Tables } from '@prorab/platform/marks';
import { afterKey, iso } from '../sql-text.js';

export interface ExchangeProblemView {
  /** Which record of the file. */
  record: number;
  /** In Russian. */
  why: string;
  /** The record as it came, at most 2,000 characters. */
  raw: string;
}
export interface ExchangeImportView {
  visit: number;
  name: string;
  state: 'running' | 'done' | 'failed';
  records: number;
  broken: number;
  failure: string | null;
  /** Of the first of the broken ones. */
  problems: ExchangeProblemView[];
  startedAt: string;
  changedAt: string;
}
interface Row {
  visit: number | string;
  name: string;
  state: ExchangeImportView['state'];
  position: number;
  broken: number;
  failure: string | null;
  problems: string;
  started_at: unknown;
  changed_at: unknown;
}

/** Files that 1C has brought by the exchange, newest first, with what could not be understood in them. */
@Query()
export class ListExchangeImports {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are */
  async execute({
    limit,
    after,
  }: {
    limit: number;
    after: { at: Date; id: string } | null;
  }): Promise<ExchangeImportView[]> {
    const past = after ? afterKey('started_at', 'name', true, [after.at, after.id]) : null;
    const rows = await this.tables.all<Row>(
      `select visit, name, state, position, broken, failure, problems, started_at, changed_at from sales_exchange_import${past ? ` where ${past.text}` : ''} order by started_at desc, name desc limit ${Math.trunc(limit) + 1}`,
      past?.params ?? [],
    );
    return rows.map((row) => ({
      ...{ visit: Number(row.visit), name: row.name, state: row.state, records: row.position, broken: row.broken },
      ...{ failure: row.failure, problems: JSON.parse(row.problems) as ExchangeProblemView[] },
      ...{ startedAt: iso(row.started_at), changedAt: iso(row.changed_at) },
    }));
  }
}
