import { type Spans, bordersIn } from '../../../domain/funnel/weeks.js';
import type { Branch } from '../../ports/branches.port.js';
import { type Sql, all, anyOf, either, sql } from '../sql-text.js';

/** What the tables of sales do not know and the statement needs: who works in which branch, and by which clock a branch lives. */
export interface Company {
  branches: readonly Branch[];
  /** Of what belongs to no branch. */
  zone: string;
  /** Branch by employee. */
  workplaces: ReadonlyMap<string, string>;
}

const gone = "('spam', 'linked')";
/** No double of another. Said so that no engine looks for it in the index of doubles: nearly all rows are under its one empty value. */
export const single = (v: string): string => `coalesce(${v}.phantom_of, '') = ''`;
/** An invoice that is asked to be paid, once: no order that is none yet, none that was taken back, no double, none of nothing. */
export const counted = (v: string): string =>
  `${v}.state not in ('draft', 'void') and ${single(v)} and (${v}.total <> 0 or ${v}.paid <> 0)`;

/** Deals of a period: what every question to them begins with, and the rows of each kind as `(…) d`. */
export interface DealRows {
  with: Sql;
  requests: Sql;
  /** Invoices that belong to no request. */
  loose: Sql;
}

/**
 * Every request (those that go on in another are part of that one, spam is none) and every counted invoice that belongs to no request,
 * made in the given spans of days. All is worked out from the tables as they are now: a payment that comes late
 * changes the week in which its deal was made, and nothing is ever added up beside the facts, so nothing can drift.
 *
 * Columns: id, kind, at, week (number of the span), party_id, party_key, channel, manager, branch, source, status, reason (code, of the lost), reach (number of
 * the stage), outcome, bills, invoiced, received (kopecks, refunds taken off), untied, credit (shipped of what is not paid), first_bill,
 * paid_at, label (number for people).
 */
export function dealsIn(spans: Spans, company: Company): DealRows {
  const within = withinAnywhere(spans, company);
  const placed = (plain: readonly Sql[]): Sql =>
    all(
      [
        sql('(select h.*,'),
        spanOf('h', spans, company),
        sql(`as week,
            case when h.reach >= 5 or h.status = 'closed-won' then 'won' when h.status = 'closed-lost' then 'lost' else 'open' end as outcome,
            case when h.reach < 5 and h.status = 'closed-lost' then h.loss_reason end as reason
          from (select r.*,`),
        homeOf('r', company),
        sql(`as branch,
            case when r.bills is null then r.worked when r.unpaid > 0 then (case when r.received > 0 then 4 else 3 end)
              when r.unshipped > 0 then 5 else 6 end as reach
          from (`),
        ...plain,
        sql(') r) h where'),
        insideOf('h', spans, company),
        sql(') d'),
      ],
      ' ',
    );
  return {
    with: all(
      [
        sql(`with recursive way (id, goal, steps) as (
          select i.id, i.linked_to, 1 from sales_inquiry i where i.status = 'linked'
          union all
          select w.id, i.linked_to, w.steps + 1 from way w join sales_inquiry i on i.id = w.goal
          where i.status = 'linked' and w.steps < 50
        ),
        brought (deal, inquiry) as (
          select i.id, w.id from way w join sales_inquiry i on i.id = w.goal where i.status not in ${gone} and`),
        within('i.received_at'),
        sql(`),
        helped (deal, worked) as (
          select m.deal, max(${workedOf('i')}) from brought m join sales_inquiry i on i.id = m.inquiry group by m.deal
        ),
        billed (deal, ${sums}) as (
          select m.deal, ${sumsOf('v')} from (select i.id as deal, i.id as inquiry from sales_inquiry i where i.status not in ${gone} and`),
        within('i.received_at'),
        sql(`union all select b.deal, b.inquiry from brought b) m join sales_invoice v on v.inquiry_id = m.inquiry
          where ${counted('v')} group by m.deal
        )`),
      ],
      ' ',
    ),
    requests: placed([
      sql(`select i.id, 'inquiry' as kind, i.received_at as at, i.party_id, null as party_key, i.channel,
            coalesce(i.owner_id, i.last_owner_id) as manager, i.branch_id, i.group_name as source, i.status, i.loss_reason,
            case when w.worked > ${workedOf('i')} then w.worked else ${workedOf('i')} end as worked, i.number as label, ${sums
              .split(', ')
              .map((c) => `b.${c}`)
              .join(', ')}
          from sales_inquiry i left join helped w on w.deal = i.id left join billed b on b.deal = i.id
          where i.status not in ${gone} and`),
      within('i.received_at'),
    ]),
    loose: placed([
      sql(`select v.id, 'invoice' as kind, v.at, v.party_id, v.party_key, null as channel, v.employee_id as manager, null as branch_id,
            null as source, 'invoice' as status, null as loss_reason, 0 as worked, v.number as label, ${ownOf('v')}
          from sales_invoice v where ${counted('v')}
          and (v.inquiry_id is null or not exists (select 1 from sales_inquiry i where i.id = v.inquiry_id and (i.status not in ${gone} or
            (i.status = 'linked' and exists (select 1 from way w join sales_inquiry g on g.id = w.goal where w.id = i.id and g.status not in ${gone})))))
          and`),
      within('v.at'),
    ]),
  };
}

/**
 * The same question to both kinds, one after the other, as rows of `x`. A union of the deals themselves would be written down by a server
 * before the first of them is looked at; like this each is counted, or read in its order, straight off its own table.
 */
export function ofBoth({ requests, loose }: DealRows, ask: (deals: Sql) => Sql): Sql {
  return all(
    [sql('(select * from ('), ask(requests), sql(') q union all select * from ('), ask(loose), sql(') l) x')],
    ' ',
  );
}

// An inquiry can go on in one that later goes on in a third; so far, and no ring can hold the statement.
const sums = 'bills, invoiced, received, unpaid, unshipped, untied, credit, first_bill, paid_at';
const sumsOf = (
  v: string,
): string => `count(*) as bills, sum(${v}.total) as invoiced, sum(${v}.paid - ${v}.refunded) as received,
  sum(case when ${v}.state in ('paid', 'over') then 0 else 1 end) as unpaid,
  sum(case when ${v}.shipped < ${v}.total then 1 else 0 end) as unshipped,
  sum(case when ${v}.state = 'not-tied' then ${v}.total else 0 end) as untied,
  sum(case when ${v}.state in ('paid', 'over') then 0 else ${v}.shipped end) as credit,
  min(${v}.at) as first_bill, max(${v}.paid_at) as paid_at`;

/** What an invoice adds to `sumsOf`. */
const ownOf = (v: string): string => `1 as bills, ${v}.total as invoiced, ${v}.paid - ${v}.refunded as received,
  case when ${v}.state in ('paid', 'over') then 0 else 1 end as unpaid,
  case when ${v}.shipped < ${v}.total then 1 else 0 end as unshipped,
  case when ${v}.state = 'not-tied' then ${v}.total else 0 end as untied,
  case when ${v}.state in ('paid', 'over') then 0 else ${v}.shipped end as credit,
  ${v}.at as first_bill, ${v}.paid_at`;
const workedOf = (i: string): string => `case when ${i}.first_answered_at is not null then 2
  when ${i}.status in ('in-work', 'answered', 'closed-won') or ${i}.spent like '%"in-work"%' then 1 else 0 end`;

/** The branch that the request came to, else the one where its manager works. */
export function homeOf(r: string, { workplaces }: Company): Sql {
  if (workplaces.size === 0) return sql(`${r}.branch_id`);
  const cases = [...workplaces].map(([employeeId, branchId]) => sql('when ? then ?', employeeId, branchId));
  return all([sql(`coalesce(${r}.branch_id, case ${r}.manager`), ...cases, sql('end)')], ' ');
}

/** Number of the span that `at` is in, by the clock of the branch; -1 before the first, their count after the last. */
export const spanOf = (r: string, spans: Spans, company: Company): Sql =>
  byClock(r, company, (zone) => stepsOf(`${r}.at`, bordersIn(zone, spans)));

/** Whether `at` is in one of the spans, by the clock of the branch; which clock it is matters at the very ends only. */
export function insideOf(r: string, spans: Spans, company: Company): Sql {
  const whole = { starts: spans.starts.slice(0, 1), end: spans.end };
  const between = (start: number, end: number): Sql =>
    sql(`${r}.at >= ? and ${r}.at < ?`, new Date(start), new Date(end));
  const clocks = clocksOf(whole, company);
  const anywhere = between(Math.max(...clocks.map(([start]) => start)), Math.min(...clocks.map(([, end]) => end)));
  return either([anywhere, byClock(r, company, (zone) => between(...endsIn(zone, whole)))]);
}

/** What is said for the zone of a row with `branch_id` and `manager`. Asked by zone, of which there are few, not by branch. */
function byClock(r: string, { branches, zone, workplaces }: Company, say: (zone: string) => Sql): Sql {
  const elsewhere = Map.groupBy(
    branches.filter((b) => b.zone !== zone),
    (b) => b.zone,
  );
  if (elsewhere.size === 0) return say(zone);
  const cases = [...elsewhere].map(([of, there]) => {
    const ids = there.map(({ id }) => id);
    const people = [...workplaces].flatMap(([employeeId, branchId]) => (ids.includes(branchId) ? [employeeId] : []));
    const theirs = people.length === 0 ? [] : [all([sql(`${r}.branch_id is null`), anyOf(`${r}.manager`, people)])];
    return all([sql('when'), all([anyOf(`${r}.branch_id`, ids), ...theirs], ' or '), sql('then'), say(of)], ' ');
  });
  return all([sql('case'), ...cases, sql('else'), say(zone), sql('end')], ' ');
}

/** From the first midnight that begins the spans in any zone to the last that ends them: what an index can jump to. */
export function withinAnywhere(spans: Spans, company: Company): (column: string) => Sql {
  const clocks = clocksOf(spans, company);
  const [start, end] = [Math.min(...clocks.map(([at]) => at)), Math.max(...clocks.map(([, at]) => at))];
  return (column) => sql(`${column} >= ? and ${column} < ?`, new Date(start), new Date(end));
}

const clocksOf = (spans: Spans, { branches, zone }: Company): [number, number][] =>
  [zone, ...branches.map((b) => b.zone)].map((of) => endsIn(of, spans));
/** When the first span begins in a zone, and when the last one ends. */
const endsIn = (zone: string, spans: Spans): [number, number] => {
  const borders = bordersIn(zone, spans).map((at) => at.getTime());
  return [Math.min(...borders), Math.max(...borders)];
};

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
