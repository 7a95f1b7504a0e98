import { Clock, dayName } from '@prorab/kernel';
import { Query, type SqlValue, Tables } from '@prorab/platform/marks';
import { openInvoiceStates } from '../../../domain/invoice/invoice-state.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { SalesRules } from '../../sales-rules.js';
import { type Named, named } from '../history-line.js';
import { isoOrNull } from '../sql-text.js';
import { single } from '../funnel/deals-sql.js';
import { type AgeBracket, type BooksDay, ageBrackets, booksDay, inBracket } from './age-brackets.js';
import { roubles } from './invoice-line.js';
import { type InvoiceReach, InvoiceReaders } from './invoice-reach.js';

export interface Aged {
  /** Roubles awaited. `notTied`: of which money seems to be there that is not tied. */
  total: string;
  notTied: string;
  /** Of the total, what was shipped already and not paid: debt in the narrow sense. */
  shippedUnpaid: string;
  invoices: number;
  brackets: Record<AgeBracket, string>;
}
export interface ReceivablesView extends Aged {
  /** The day that ages are counted to, YYYY-MM-DD. */
  today: string;
  /** Most first; at most 200. */
  parties: (Aged & { party: Named | null; partyKey: string | null; name: string | null })[];
  employees: (Aged & { employee: Named | null })[];
  booksAnsweredAt: string | null;
}
type Stored = Record<string, unknown>;
const most = 200;
const rest = 'case when i.total > i.paid - i.refunded then i.total - i.paid + i.refunded else 0 end';
const owed = `case when i.shipped > i.paid - i.refunded then
  (case when i.shipped > i.total then i.total else i.shipped end) - (case when i.paid > i.refunded then i.paid - i.refunded else 0 end) else 0 end`;

/** What is awaited, by how late it is (SA-11): in all, by customer, by manager. Without a day of payment the day of the invoice counts. */
@Query()
export class Receivables {
  constructor(
    private readonly tables: Tables,
    private readonly readers: InvoiceReaders,
    private readonly colleagues: Colleagues,
    private readonly rules: SalesRules,
    private readonly clock: Clock,
  ) {}

  async execute({ reach }: { reach: InvoiceReach }): Promise<ReceivablesView> {
    const day = booksDay(this.rules, this.clock);
    const readers = await this.readers.condition(reach);
    const [cases, caseParams] = bracketCases(day);
    const states = openInvoiceStates.map((s) => `'${s}'`).join(', ');
    const sums = `sum(${rest}) as total, sum(case when i.state = 'not-tied' then ${rest} else 0 end) as not_tied,
      sum(case when ${owed} > 0 then ${owed} else 0 end) as owed, count(*) as n, ${cases}`;
    const grouped = (more: string, by: string, around = (rows: string): string => rows): Promise<Stored[]> =>
      this.tables.long<Stored>(
        around(`select ${more} ${sums} from sales_invoice i
          where i.state in (${states}) and ${single('i')} and ${readers.text} ${by}`),
        [...caseParams, ...readers.params],
      );
    const [parties, employees] = await Promise.all([
      // Of one customer of the books `party_id` is one, so it is no part of the group: a server keeps the groups in memory up to 16 MB only.
      // Names are looked up for those that are shown, not for all whose sums are compared.
      grouped(
        'i.party_key, max(i.party_id) as party_id,',
        `group by i.party_key order by total desc, i.party_key limit ${most}`,
        (rows) => `select r.*, p.name as party_name, b.name as book_name from (${rows}) r
          left join sales_party p on p.id = r.party_id left join sales_ledger_party b on b.id = r.party_key
          order by r.total desc, r.party_key`,
      ),
      // Not by the column itself: its index gives the order, but each invoice would have to be looked up for its sums.
      grouped('max(i.employee_id) as employee_id,', "group by coalesce(i.employee_id, '') order by total desc"),
    ]);
    const [books] = await this.tables.all<Stored>('select max(checked_at) as at from sales_ledger_reader');
    const names = await this.colleagues.names();
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
    return {
      // Every invoice has one employee or none: theirs together are all, and the table need not be gone through once more.
      ...aged(sumOf(employees)),
      today: dayName(day.today),
      parties: parties.map((r) => ({
        ...aged(r),
        party: text(r.party_id) === null ? null : { id: String(r.party_id), name: text(r.party_name) },
        partyKey: text(r.party_key),
        name: text(r.book_name),
      })),
      employees: employees.slice(0, most).map((r) => ({ ...aged(r), employee: named(text(r.employee_id), names) })),
      booksAnsweredAt: isoOrNull(books?.at),
    };
  }
}

/** A sum for each bracket. */
function bracketCases(day: BooksDay): [string, SqlValue[]] {
  const found = ageBrackets.map((bracket) => inBracket(bracket, day));
  const cases = found.map(({ text }, n) => `sum(case when ${text} then ${rest} else 0 end) as b${n}`);
  return [cases.join(', '), found.flatMap(({ params }) => params)];
}

const sumOf = (rows: readonly Stored[]): Stored => {
  const sums: Record<string, number> = {};
  for (const { employee_id: _, ...row } of rows)
    for (const [name, value] of Object.entries(row)) sums[name] = (sums[name] ?? 0) + Number(value ?? 0);
  return sums;
};

const aged = (r: Stored): Aged => ({
  ...{
    total: roubles(r.total),
    notTied: roubles(r.not_tied),
    shippedUnpaid: roubles(r.owed),
    invoices: Number(r.n ?? 0),
  },
  brackets: Object.fromEntries(ageBrackets.map((name, n) => [name, roubles(r[`b${n}`])])) as Aged['brackets'],
});
