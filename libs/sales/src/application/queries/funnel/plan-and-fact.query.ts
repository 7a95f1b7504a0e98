import { Money } from '@prorab/kernel';
import { Clock, Query, Tables } from '@prorab/platform/marks';
import {
  type Facts,
  type Plan,
  addFacts,
  averageBill,
  forecastOf,
  noFacts,
  paidShare,
} from '../../../domain/funnel/plan.js';
import { type Spans, bordersIn, monthSpan } from '../../../domain/funnel/weeks.js';
import { Branches } from '../../ports/branches.port.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { PlanBook } from '../../ports/funnel/plan-book.port.js';
import { WorkingHours } from '../../ports/working-hours.port.js';
import { type Named, named } from '../history-line.js';
import { type Sql, all, sql } from '../sql-text.js';
import { type BooksAge, ReadBooksAge } from './read-books-age.query.js';
import { type Company, counted, dealsIn, homeOf, insideOf, withinAnywhere } from './deals-sql.js';
import { type FunnelScope, seenBy } from './funnel-scope.js';

/** Sums in roubles. */
export interface PlanView {
  requests: number | null;
  invoices: number | null;
  paid: string | null;
  averageBill: string | null;
  /** Percent. */
  paidShare: number | null;
}
export interface FactView {
  requests: number;
  invoices: number;
  invoicesPaid: number;
  invoiced: string;
  paid: string;
  averageBill: string | null;
  paidShare: number | null;
}
export interface PlanAndFactLine {
  /** null: nobody’s. */
  manager: Named | null;
  plan: PlanView | null;
  fact: FactView;
  /** null: no working time of the month is over yet. */
  forecast: { requests: number; invoices: number; paid: string } | null;
}
export interface PlanAndFactView {
  month: string;
  lines: PlanAndFactLine[];
  total: { fact: FactView };
  /** Which part of the company's working time of the month is over, percent. */
  passed: number;
  asOf: string;
  books: BooksAge | null;
}
type Counts = Record<'n' | 'paid' | 'sum', number | string | null> & { manager: string | null };

/**
 * Plan and fact of a month per manager (SA-19). Requests and invoices are of those made in the month, counted as the funnel counts them;
 * money is what came in the month, whenever its invoices were issued, and goes to the manager of the invoice.
 */
@Query()
export class PlanAndFact {
  constructor(
    private readonly tables: Tables,
    private readonly plans: PlanBook,
    private readonly branches: Branches,
    private readonly colleagues: Colleagues,
    private readonly hours: WorkingHours,
    private readonly booksAge: ReadBooksAge,
    private readonly clock: Clock,
  ) {}

  /** @param month `2026-11` */
  async execute({ month, scope }: { month: string; scope: FunnelScope }): Promise<PlanAndFactView> {
    const span = monthSpan(month);
    const company = await this.branches.all();
    const facts = await this.#facts(span, company, scope);
    const plans = new Map(
      (await this.plans.ofMonth(month))
        .filter((plan) => sees(scope, plan.employeeId, company))
        .map((plan) => [plan.employeeId, plan]),
    );
    const names = await this.colleagues.names();
    const lines: (PlanAndFactLine & { money: number })[] = [];
    for (const id of new Set<string | null>([...plans.keys(), ...facts.keys()])) {
      const fact = facts.get(id) ?? noFacts;
      const branchId = id === null ? null : (company.workplaces.get(id) ?? null);
      const grown = forecastOf(fact, await this.#passed(span, branchId, company));
      lines.push({
        manager: named(id, names),
        plan: planView(id === null ? undefined : plans.get(id)),
        fact: factView(fact),
        forecast: grown && { ...grown, paid: roubles(grown.paid) },
        money: fact.paid,
      });
    }
    lines.sort((a, b) => b.money - a.money || (a.manager?.name ?? '').localeCompare(b.manager?.name ?? '', 'ru'));
    return {
      month,
      lines: lines.map(({ money: _, ...line }) => line),
      total: { fact: factView([...facts.values()].reduce(addFacts, noFacts)) },
      passed: Math.round(1000 * (await this.#passed(span, null, company))) / 10,
      asOf: this.clock.now().toISOString(),
      books: await this.booksAge.execute(),
    };
  }

  /** Part of the working time of the month that is over where the manager works. */
  async #passed(span: Spans, branchId: string | null, { branches, zone }: Company): Promise<number> {
    const [start, end] = bordersIn(branches.find(({ id }) => id === branchId)?.zone ?? zone, span);
    const now = this.clock.now();
    if (!start || !end || now >= end) return 1;
    if (now <= start) return 0;
    const hours = await this.hours.of(branchId);
    const whole = hours.workingMinutesBetween(start, end);
    return whole === 0 ? 0 : hours.workingMinutesBetween(start, now) / whole;
  }

  async #facts(span: Spans, company: Company, scope: FunnelScope): Promise<Map<string | null, Facts>> {
    const within = withinAnywhere(span, company);
    const deals = dealsIn(span, company);
    const requests = await this.#ask(
      all(
        [
          deals.with,
          sql('select d.manager, count(*) as n, 0 as paid, 0 as sum from'),
          deals.requests,
          sql('where'),
          seenBy('d', scope),
          sql('group by d.manager'),
        ],
        ' ',
      ),
    );
    const placed = (rows: Sql): Sql =>
      all(
        [
          sql('select h.manager, count(*) as n, sum(h.paid) as paid, sum(h.kopecks) as sum from (select r.*,'),
          homeOf('r', company),
          sql('as branch from ('),
          rows,
          sql(') r) h where'),
          insideOf('h', span, company),
          sql('and'),
          seenBy('h', scope),
          sql('group by h.manager'),
        ],
        ' ',
      );
    const invoices = await this.#ask(
      placed(
        all(
          [
            sql(`select v.employee_id as manager, null as branch_id, v.at, case when v.state in ('paid', 'over') then 1 else 0 end as paid,
          v.total as kopecks from sales_invoice v where ${counted('v')} and`),
            within('v.at'),
          ],
          ' ',
        ),
      ),
    );
    const money = await this.#ask(
      placed(
        all(
          [
            sql(`select v.employee_id as manager, null as branch_id, p.at, 0 as paid,
          case when p.direction = 'out' then -s.amount else s.amount end as kopecks from sales_ledger_payment p
          join sales_payment_share s on s.payment_key = p.id join sales_invoice v on v.id = s.invoice_key where ${counted('v')} and`),
            within('p.at'),
          ],
          ' ',
        ),
      ),
    );
    const facts = new Map<string | null, Facts>();
    const add = (manager: string | null, some: Partial<Facts>): void => {
      facts.set(manager, addFacts(facts.get(manager) ?? noFacts, { ...noFacts, ...some }));
    };
    for (const { manager, n } of requests) add(manager, { requests: Number(n) });
    for (const { manager, n, paid, sum } of invoices)
      add(manager, { invoices: Number(n), invoicesPaid: Number(paid), invoiced: Number(sum) });
    for (const { manager, sum } of money) add(manager, { paid: Number(sum) });
    return facts;
  }
  #ask({ text, params }: Sql): Promise<Counts[]> {
    return this.tables.long<Counts>(text, params);
  }
}

const sees = (scope: FunnelScope, employeeId: string, { workplaces }: Company): boolean =>
  scope.kind === 'all' ||
  scope.employeeId === employeeId ||
  (scope.kind === 'team' && workplaces.get(employeeId) === scope.branchId);

const roubles = (kopecks: number): string => Money.ofKopecks(kopecks).toString();
const roublesOrNull = (kopecks: number | null): string | null => (kopecks === null ? null : roubles(kopecks));
export const planView = (plan: Plan | undefined): PlanView | null =>
  plan === undefined
    ? null
    : {
        ...{ requests: plan.requests, invoices: plan.invoices, paid: roublesOrNull(plan.paid) },
        ...{ averageBill: roublesOrNull(plan.averageBill), paidShare: plan.paidShare },
      };
const factView = (fact: Facts): FactView => ({
  ...{ requests: fact.requests, invoices: fact.invoices, invoicesPaid: fact.invoicesPaid },
  ...{ invoiced: roubles(fact.invoiced), paid: roubles(fact.paid) },
  ...{ averageBill: roublesOrNull(averageBill(fact)), paidShare: paidShare(fact) },
});
