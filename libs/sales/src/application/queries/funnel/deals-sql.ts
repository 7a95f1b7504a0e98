import { type Spans, bordersIn } from '../../../domain/funnel/weeks.js';
import type { Branch } from '../../ports/branches.port.js';
import { type Sql, all, sql } from '../sql-text.js';

/** What the tables of sales do not know and the statement needs: who works in which branch, and by which clock a branch lives. */
export interface Company {
  branches: readonly Branch[];
  /** Of what belongs to no branch. */
  zone: string;
  /** Branch by employee. */
  workplaces: ReadonlyMap<string, string>;
}

const gone = "('spam', 'linked')";
/** An invoice that is asked to be paid, once: no order that is none yet, none that was taken back, no double, none of nothing. */
export const counted = (v: string): string =>
  `${v}.state not in ('draft', 'void') and ${v}.phantom_of is null and (${v}.total <> 0 or ${v}.paid <> 0)`;

/**
 * Rows of `deal`: every request (those that go on in another are part of that one, spam is none) and every counted invoice that belongs
 * to no request, made in the given spans of days. All is worked out from the tables as they are now: a payment that comes late
 * changes the week in which its deal was made, and nothing is ever added up beside the facts, so nothing can drift.
 *
 * Columns: id, kind, at, week (number of the span), party_id, party_key, channel, manager, branch, source, status, reason (code, of the lost), reach (number of
 * the stage), outcome, bills, invoiced, received (kopecks, refunds taken off), untied, credit (shipped of what is not paid), first_bill,
 * paid_at, label (number for people).
 */
export function dealsIn(spans: Spans, company: Company): Sql {
  const within = withinAnywhere(spans, company);
  return all(
    [
      sql('with recursive'),
      // An inquiry can go on in one that later goes on in a third; so far, and no ring can hold the statement.
      sql(`way (id, goal, steps) as (
          select i.id, i.linked_to, 1 from sales_inquiry i where i.status = 'linked'
          union all
          select w.id, i.linked_to, w.steps + 1 from way w join sales_inquiry i on i.id = w.goal
          where i.status = 'linked' and w.steps < 50
        ),`),
      all(
        [
          sql(`part (deal, inquiry) as (
            select i.id, i.id from sales_inquiry i where i.status not in ${gone} and`),
          within('i.received_at'),
          sql(`union all
            select i.id, w.id from way w join sales_inquiry i on i.id = w.goal where i.status not in ${gone} and`),
          within('i.received_at'),
          sql('),'),
        ],
        ' ',
      ),
      sql(`worked (deal, reach) as (
          select m.deal, max(case
            when i.first_answered_at is not null then 2
            when i.status in ('in-work', 'answered', 'closed-won') or i.spent like '%"in-work"%' then 1 else 0 end)
          from part m join sales_inquiry i on i.id = m.inquiry group by m.deal
        ),
        billed (deal, ${sums}) as (
          select m.deal, ${sumsOf('v')} from part m join sales_invoice v on v.inquiry_id = m.inquiry
          where ${counted('v')} group by m.deal
        ),
        loose as (
          select v.* from sales_invoice v where ${counted('v')}
          and not exists (select 1 from sales_inquiry i where i.id = v.inquiry_id and i.status not in ${gone})
          and not exists (select 1 from way w join sales_inquiry i on i.id = w.goal where w.id = v.inquiry_id and i.status not in ${gone})
          and`),
      within('v.at'),
      sql(`),
        plain as (
          select i.id, 'inquiry' as kind, i.received_at as at, i.party_id, null as party_key, i.channel,
            coalesce(i.owner_id, i.last_owner_id) as manager, i.branch_id, i.group_name as source, i.status, i.loss_reason,
            w.reach as worked, i.number as label, ${sums
              .split(', ')
              .map((c) => `b.${c}`)
              .join(', ')}
          from sales_inquiry i join worked w on w.deal = i.id left join billed b on b.deal = i.id
          union all
          select v.id, 'invoice', v.at, v.party_id, v.party_key, null, v.employee_id, null, null, 'invoice', null, 0, v.number,
            ${sumsOf('v')}
          from loose v group by v.id, v.at, v.party_id, v.party_key, v.employee_id, v.number
        ),
        homed as (
          select r.*,`),
      homeOf('r', company),
      sql(`as branch,
            case when r.bills is null then r.worked when r.unpaid = 0 and r.unshipped = 0 then 6 when r.unpaid = 0 then 5
              when r.received > 0 then 4 else 3 end as reach
          from plain r
        ),
        placed as (
          select h.*,`),
      spanOf('h', spans, company),
      sql(`as week,
            case when h.reach >= 5 or h.status = 'closed-won' then 'won' when h.status = 'closed-lost' then 'lost' else 'open' end as outcome,
            case when h.reach < 5 and h.status = 'closed-lost' then h.loss_reason end as reason
          from homed h
        ),
        deal as (select p.* from placed p where p.week >= 0 and p.week <`),
      sql('?)', spans.starts.length),
    ],
    ' ',
  );
}

const sums = 'bills, invoiced, received, unpaid, unshipped, untied, credit, first_bill, paid_at';
const sumsOf = (
  v: string,
): string => `count(*) as bills, sum(${v}.total) as invoiced, sum(${v}.paid - ${v}.refunded) as received,
  sum(case when ${v}.state in ('paid', 'over') then 0 else 1 end) as unpaid,
  sum(case when ${v}.shipped < ${v}.total then 1 else 0 end) as unshipped,
  sum(case when ${v}.state = 'not-tied' then ${v}.total else 0 end) as untied,
  sum(case when ${v}.state in ('paid', 'over') then 0 else ${v}.shipped end) as credit,
  min(${v}.at) as first_bill, max(${v}.paid_at) as paid_at`;

/** The branch that the request came to, else the one where its manager works. */
export function homeOf(r: string, { workplaces }: Company): Sql {
  if (workplaces.size === 0) return sql(`${r}.branch_id`);
  const cases = [...workplaces].map(([employeeId, branchId]) => sql('when ? then ?', employeeId, branchId));
  return all([sql(`coalesce(${r}.branch_id, case ${r}.manager`), ...cases, sql('end)')], ' ');
}

/** Number of the span that `at` is in, by the clock of `branch`; -1 before the first, their count after the last. */
export function spanOf(h: string, spans: Spans, { branches, zone }: Company): Sql {
  const at = `${h}.at`;
  const elsewhere = branches.filter((branch) => branch.zone !== zone);
  const here = stepsOf(at, bordersIn(zone, spans));
  if (elsewhere.length === 0) return here;
  const cases = elsewhere.flatMap((b) => [sql('when ? then', b.id), stepsOf(at, bordersIn(b.zone, spans))]);
  return all([sql(`case ${h}.branch`), ...cases, sql('else'), here, sql('end')], ' ');
}

/** From the first midnight that begins the spans in any zone to the last that ends them: what an index can jump to. */
export function withinAnywhere(spans: Spans, { branches, zone }: Company): (column: string) => Sql {
  const clocks = [zone, ...branches.map((b) => b.zone)].map((of) => bordersIn(of, spans).map((at) => at.getTime()));
  const [start, end] = [new Date(Math.min(...clocks.flat())), new Date(Math.max(...clocks.flat()))];
  return (column) => sql(`${column} >= ? and ${column} < ?`, start, end);
}

/** How many of the borders are not after the instant, less one: asked like in a game of guessing, not one after the other. */
function stepsOf(at: string, borders: readonly Date[], first = -1): Sql {
  if (borders.length === 0) return sql(String(first));
  const middle = Math.floor(borders.length / 2);
  const border = borders[middle];
  if (border === undefined) throw new RangeError('no such border');
  return all(
    [
      sql(`case when ${at} < ? then`, border),
      stepsOf(at, borders.slice(0, middle), first),
      sql('else'),
      stepsOf(at, borders.slice(middle + 1), first + middle + 1),
      sql('end'),
    ],
    ' ',
  );
}
