import { Clock, Query, Tables } from '@prorab/platform/marks';
import { type BoardFilter, conditionsOf, statesOf } from './board-filter.js';
import { type InquiryLine, type StoredLine, lineColumns, lineOf } from './inquiry-line.js';
import { type Sql, afterKey, all, sql } from './sql-text.js';
import { UntouchedLine } from './untouched-line.js';

export const boardSorts = ['oldest', 'newest', 'deadline'] as const;
export type BoardSort = (typeof boardSorts)[number];
export interface BoardCursor {
  at: Date;
  id: string;
}

const orders: Record<BoardSort, { column: 'received_at' | 'respond_by'; down: boolean }> = {
  oldest: { column: 'received_at', down: false },
  newest: { column: 'received_at', down: true },
  /** Those that owe an answer, the most urgent first; those that owe none are left out. */
  deadline: { column: 'respond_by', down: false },
};

/** The board. */
@Query()
export class ListInquiries {
  constructor(
    private readonly tables: Tables,
    private readonly untouched: UntouchedLine,
    private readonly clock: Clock,
  ) {}

  /** One statement whatever the filter. @returns one more than `limit`, if there are */
  async execute({
    filter,
    sort,
    limit,
    after,
  }: {
    filter: BoardFilter;
    sort: BoardSort;
    limit: number;
    after: BoardCursor | null;
  }): Promise<InquiryLine[]> {
    const now = this.clock.now();
    const states = statesOf(filter);
    if (states.length === 0) return [];
    const lines = filter.red ? await this.untouched.every() : { company: null, branches: new Map<string, Date>() };
    const { text, params } = boardSql(states, conditionsOf(filter, { now, ...lines }), sort, limit + 1, after);
    const rows = await this.tables.all<StoredLine>(text, params);
    const since = new Map<string | null, string | null>();
    for (const { branch_id: id } of rows)
      if (!since.has(id)) since.set(id, (await this.untouched.of(id))?.toISOString() ?? null);
    return rows.map((r) => lineOf(r, now.toISOString(), since.get(r.branch_id) ?? null));
  }
}

/**
 * A page of several statuses is the first of the first pages of each: every part is read off an index in its order and ends
 * after one page, where a search over all of them would sort or pass over the hundred thousand closed ones. Only the keys of the
 * page itself are joined to what is shown of them.
 */
export function boardSql(
  states: readonly string[],
  conditions: readonly Sql[],
  sort: BoardSort,
  rows: number,
  after: BoardCursor | null,
): Sql {
  const { column, down } = orders[sort];
  const order = (table: string): string =>
    `order by ${table}.${column}${down ? ' desc' : ''}, ${table}.id${down ? ' desc' : ''} limit ${Math.trunc(rows)}`;
  const parts = states.map((state) =>
    all([
      sql('i.status = ?', state),
      ...(column === 'respond_by' ? [sql('i.respond_by is not null')] : []),
      ...conditions,
      ...(after ? [afterKey(`i.${column}`, 'i.id', down, [after.at, after.id])] : []),
    ]),
  );
  const shown = 'left join sales_party p on p.id = i.party_id';
  const [only, ...others] = parts;
  if (only && others.length === 0)
    return {
      text: `select ${lineColumns} from sales_inquiry i ${shown} where ${only.text} ${order('i')}`,
      params: only.params,
    };
  const pages = parts.map(
    ({ text }, n) =>
      `select id, ${column} from (select i.id, i.${column} from sales_inquiry i where ${text} ${order('i')}) s${n}`,
  );
  return {
    text: `select ${lineColumns} from (select id from (${pages.join(' union all ')}) u ${order('u')}) k
      join sales_inquiry i on i.id = k.id ${shown} ${order('i')}`,
    params: parts.flatMap(({ params }) => params),
  };
}
