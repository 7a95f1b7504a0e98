import { type CalendarDay, dayName, dayNumber } from '@prorab/kernel';
import { Clock, Query, Tables } from '@prorab/platform/marks';
import { FunnelTooWide } from '../../../domain/funnel/funnel-errors.js';
import { type DealCell, type FunnelFigures, figuresOf, groupsOf } from '../../../domain/funnel/funnel-report.js';
import type { Ripeness } from '../../../domain/funnel/ripeness.js';
import { type Dimension, type Outcome, stages } from '../../../domain/funnel/stages.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { SalesRules } from '../../sales-rules.js';
import type { Language } from '../history-line.js';
import { all, sql } from '../sql-text.js';
import { type BooksAge, ReadBooksAge } from './read-books-age.query.js';
import { dimensionWords } from './dimension-words.js';
import type { DealFilter } from './deal-filter.js';
import { Deals, type DealsAsked, type DealsSql } from './deals.js';
import { ofBoth } from './deals-sql.js';

export interface FunnelLine {
  /** Added to the filter of the report it asks for the deals of this line; null = those that have none. */
  cell: Partial<Record<Dimension, string | null>>;
  /** For people, in the order of `by`. */
  labels: string[];
  ripe: FunnelFigures;
  unripe: FunnelFigures;
}
export interface FunnelView {
  /** First and last day, whole weeks. */
  from: CalendarDay;
  to: CalendarDay;
  by: readonly Dimension[];
  lines: FunnelLine[];
  /** The sum of the lines. */
  total: { ripe: FunnelFigures; unripe: FunnelFigures };
  ripeness: Ripeness & { before: string };
  asOf: string;
  books: BooksAge | null;
}
/** Groups times stages times outcomes, more than a person reads. */
const MOST_ROWS = 20_000;

interface Stored {
  first: string | number | null;
  second?: string | number | null;
  ripe: number;
  reach: number;
  outcome: Outcome;
  deals: number;
  invoiced: unknown;
  received: unknown;
  untied: unknown;
  credit: unknown;
}

/** The honest funnel (SA-05): every deal once, in the week it was made, at the farthest stage that it reached, the lost ones too. */
@Query()
export class FunnelReport {
  constructor(
    private readonly tables: Tables,
    private readonly deals: Deals,
    private readonly colleagues: Colleagues,
    private readonly booksAge: ReadBooksAge,
    private readonly rules: SalesRules,
    private readonly clock: Clock,
  ) {}

  /** @throws PeriodEmpty, FunnelPeriodTooLong, FunnelTooWide */
  async execute({
    by,
    language,
    ...wanted
  }: DealsAsked & { by: readonly [Dimension, Dimension?]; language: Language }): Promise<FunnelView> {
    const asked = await this.deals.asked(wanted);
    const { weeks, ripeness, company } = asked;
    const cells = (await this.#rows(asked, by)).map((row) => cellOf(row, by, weeks));
    const { lossReasons } = this.rules;
    const names = await this.colleagues.names();
    const say = dimensionWords(language, { names, branches: company.branches, lossReasons });
    const lines = groupsOf(cells).map(({ group, ...figures }) => ({
      cell: Object.fromEntries(by.map((dimension, n) => [dimension, group[n] ?? null])),
      labels: by.map((dimension, n) => say(dimension as Dimension, group[n] ?? null)),
      ...figures,
    }));
    return {
      ...daysOf(weeks, wanted.filter),
      by: by as readonly Dimension[],
      lines: by[0] === 'week' ? lines : lines.sort((a, b) => allOf(b) - allOf(a)),
      total: { ripe: figuresOf(cells.filter((c) => c.ripe)), unripe: figuresOf(cells.filter((c) => !c.ripe)) },
      ripeness: { ...ripeness, before: asked.ripeBefore.toISOString() },
      asOf: this.clock.now().toISOString(),
      books: await this.booksAge.execute(),
    };
  }

  async #rows(asked: DealsSql, [first, second]: readonly [Dimension, Dimension?]): Promise<Stored[]> {
    const group = `first, ${second === undefined ? '' : 'second, '}ripe, reach, outcome`;
    const sums = ['invoiced', 'received', 'untied', 'credit'];
    const { text, params } = all(
      [
        asked.rows.with,
        sql(`select ${group}, sum(deals) as deals, ${sums.map((s) => `sum(${s}) as ${s}`).join(', ')} from`),
        ofBoth(asked.rows, (rows) =>
          all(
            [
              sql(
                `select d.${first} as first, ${second === undefined ? '' : `d.${second} as second, `}case when d.at < ? then 1 else 0 end as ripe,`,
                asked.ripeBefore,
              ),
              sql(
                `d.reach, d.outcome, count(*) as deals, ${sums.map((s) => `coalesce(sum(d.${s}), 0) as ${s}`).join(', ')} from`,
              ),
              rows,
              sql('where'),
              asked.where,
              sql(`group by ${group}`),
            ],
            ' ',
          ),
        ),
        sql(`group by ${group} order by ${group} limit ${MOST_ROWS + 1}`),
      ],
      ' ',
    );
    const rows = await this.tables.long<Stored>(text, params);
    if (rows.length > MOST_ROWS) throw new FunnelTooWide(MOST_ROWS);
    return rows;
  }
}

const allOf = ({ ripe, unripe }: FunnelLine): number => ripe.deals + unripe.deals;

const valueOf = (dimension: Dimension, stored: string | number | null, weeks: readonly CalendarDay[]): string | null =>
  dimension === 'week' ? (weeks[Number(stored)] ?? null) : stored === null ? null : String(stored);

function cellOf(
  row: Stored,
  [first, second]: readonly [Dimension, Dimension?],
  weeks: readonly CalendarDay[],
): DealCell {
  const values = [valueOf(first, row.first, weeks), ...(second ? [valueOf(second, row.second ?? null, weeks)] : [])];
  const stage = stages[Number(row.reach)];
  if (!stage) throw new RangeError('no such stage');
  return {
    group: values,
    ripe: Number(row.ripe) === 1,
    stage,
    outcome: row.outcome,
    deals: Number(row.deals),
    invoiced: Number(row.invoiced),
    received: Number(row.received),
    untied: Number(row.untied),
    credit: Number(row.credit),
  };
}

const daysOf = (weeks: readonly CalendarDay[], { from, to }: DealFilter): { from: CalendarDay; to: CalendarDay } => {
  const [first, last] = [weeks[0] ?? from, weeks.at(-1)];
  return { from: first, to: last === undefined ? to : dayName(dayNumber(last) + 6) };
};
