import { Clock, Query, Tables, instant } from '@prorab/platform/marks';
import { openStatuses } from '../../domain/inquiry/inquiry-status.js';
import type { WorkingTime } from '../../domain/working-time.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { WorkingHours } from '../ports/working-hours.port.js';
import { anyOf } from './sql-text.js';

export interface PersonSummary {
  employeeId: string;
  name: string;
  /** First answers in the period to inquiries that this person holds or held last. */
  answered: number;
  won: number;
  lost: number;
  /** Held now. */
  open: number;
}
export interface SummaryView {
  from: string;
  to: string;
  /** Inquiries that came in the period; spam is none. */
  received: number;
  /** First answers that were given in it. */
  answered: number;
  /** Half of them were faster: working minutes from the first contact to the first answer. null = there was none. */
  medianFirstAnswer: number | null;
  won: number;
  lost: number;
  /** Now: have no owner. */
  waiting: number;
  /** Now: owe an answer that is late. */
  overdue: number;
  /** Who did most first. */
  people: PersonSummary[];
}

/** Answers that the median is taken of; a period with more is measured by its latest ones. */
const MEASURED = 5_000;

/** What a period brought: the summary of a day or of a week. */
@Query()
export class SalesSummary {
  constructor(
    private readonly tables: Tables,
    private readonly hours: WorkingHours,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** Of [from, to); `waiting` and `overdue` are of now. */
  async execute({ from, to }: { from: Date; to: Date }): Promise<SummaryView> {
    const open = anyOf('status', openStatuses);
    const answered = await this.countBy('first_answered_at', from, to);
    const closed = { won: await this.closed('closed-won', from, to), lost: await this.closed('closed-lost', from, to) };
    const held = await this.tables.all<{ person: string | null; n: number }>(
      `select owner_id as person, count(*) as n from sales_inquiry where ${open.text} and owner_id is not null group by owner_id`,
      open.params,
    );
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      received: await this.count("received_at >= ? and received_at < ? and status <> 'spam'", from, to),
      answered: total(answered),
      medianFirstAnswer: await this.medianOf(from, to),
      won: total(closed.won),
      lost: total(closed.lost),
      waiting: await this.count("status = 'waiting'"),
      overdue: await this.count(`${open.text} and respond_by < ?`, ...open.params, this.clock.now()),
      people: await this.people({ answered, ...closed, open: counts(held) }),
    };
  }

  private async count(where: string, ...params: readonly (string | number | boolean | Date | null)[]): Promise<number> {
    const [row] = await this.tables.all<{ n: number }>(
      `select count(*) as n from sales_inquiry where ${where}`,
      params,
    );
    return Number(row?.n ?? 0);
  }
  private async countBy(column: 'first_answered_at', from: Date, to: Date): Promise<Map<string | null, number>> {
    const rows = await this.tables.all<{ person: string | null; n: number }>(
      `select last_owner_id as person, count(*) as n from sales_inquiry
       where ${column} >= ? and ${column} < ? and status <> 'spam' group by last_owner_id`,
      [from, to],
    );
    return counts(rows);
  }
  private async closed(
    status: 'closed-won' | 'closed-lost',
    from: Date,
    to: Date,
  ): Promise<Map<string | null, number>> {
    const rows = await this.tables.all<{ person: string | null; n: number }>(
      `select last_owner_id as person, count(*) as n from sales_inquiry
       where status = ? and closed_at >= ? and closed_at < ? group by last_owner_id`,
      [status, from, to],
    );
    return counts(rows);
  }

  private async medianOf(from: Date, to: Date): Promise<number | null> {
    const rows = await this.tables.all<{ branch_id: string | null; received_at: unknown; first_answered_at: unknown }>(
      `select branch_id, received_at, first_answered_at from sales_inquiry
       where first_answered_at >= ? and first_answered_at < ? and status <> 'spam' order by first_answered_at desc limit ${MEASURED}`,
      [from, to],
    );
    const hours = new Map<string | null, WorkingTime>();
    for (const { branch_id: id } of rows) if (!hours.has(id)) hours.set(id, await this.hours.of(id));
    const minutes = rows
      .map(
        (r) => hours.get(r.branch_id)?.workingMinutesBetween(instant(r.received_at), instant(r.first_answered_at)) ?? 0,
      )
      .sort((a, b) => a - b);
    const middle = minutes[Math.floor((minutes.length - 1) / 2)];
    return middle === undefined ? null : Math.round(middle);
  }

  private async people(
    by: Record<'answered' | 'won' | 'lost' | 'open', Map<string | null, number>>,
  ): Promise<PersonSummary[]> {
    const names = await this.colleagues.names();
    const ids = new Set(Object.values(by).flatMap((map) => [...map.keys()]));
    const lines = [...ids].flatMap((employeeId): PersonSummary[] => {
      const name = employeeId === null ? undefined : names.get(employeeId);
      if (employeeId === null || name === undefined) return [];
      const of = (key: keyof typeof by): number => by[key].get(employeeId) ?? 0;
      return [{ employeeId, name, answered: of('answered'), won: of('won'), lost: of('lost'), open: of('open') }];
    });
    return lines.sort((a, b) => b.answered - a.answered || b.open - a.open || a.name.localeCompare(b.name, 'ru'));
  }
}

const counts = (rows: readonly { person: string | null; n: number }[]): Map<string | null, number> =>
  new Map(rows.map(({ person, n }) => [person, Number(n)]));
const total = (by: ReadonlyMap<string | null, number>): number => [...by.values()].reduce((sum, n) => sum + n, 0);
