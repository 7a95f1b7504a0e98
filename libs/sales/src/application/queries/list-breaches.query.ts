import type { WorkingTime } from '../../domain/working-time.js';
import { Clock, Query, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import { Colleagues } from '../ports/colleagues.port.js';
import { WorkingHours } from '../ports/working-hours.port.js';
import { SalesRules } from '../sales-rules.js';
import { type Named, type Names, named, tenths } from './history-line.js';
import { partyName } from './inquiry-line.js';
import { afterKey, all, sql } from './sql-text.js';

export interface BreachView {
  inquiryId: string;
  number: number;
  subject: string;
  status: string;
  party: Named;
  /** Who held it last. */
  owner: Named | null;
  receivedAt: string;
  /** When the first answer was due, by the hours of the branch. */
  dueAt: string;
  /** null = there is none to this day. */
  firstAnsweredAt: string | null;
  lateWorkingMinutes: number;
}
export interface BreachCursor {
  receivedAt: Date;
  id: string;
}
interface Stored {
  id: string;
  number: number;
  subject: string;
  status: string;
  party_id: string;
  party_name: string | null;
  party_points: string | null;
  branch_id: string | null;
  last_owner_id: string | null;
  received_at: unknown;
  first_answered_at: unknown;
  closed_at: unknown;
}
const portion = 500;
/** Inquiries that one answer looks through; a page may be short, its cursor goes on from there. */
const portions = 10;

/**
 * First answers that came later than promised, or not at all (SA-13). Working time is not the database's to count: the period
 * is read in portions and measured here, by the rules in force now.
 */
@Query()
export class ListBreaches {
  constructor(
    private readonly tables: Tables,
    private readonly hours: WorkingHours,
    private readonly colleagues: Colleagues,
    private readonly rules: SalesRules,
    private readonly clock: Clock,
  ) {}

  /** Received in [from, to), oldest first. @returns where to go on from, null = that was all */
  async execute({
    from,
    to,
    limit,
    after,
  }: {
    from: Date;
    to: Date;
    limit: number;
    after: BreachCursor | null;
  }): Promise<{ items: BreachView[]; next: BreachCursor | null }> {
    const names = await this.colleagues.names();
    const hours = new Map<string | null, WorkingTime>();
    const hoursOf = async (branchId: string | null): Promise<WorkingTime> => {
      const known = hours.get(branchId) ?? (await this.hours.of(branchId));
      hours.set(branchId, known);
      return known;
    };
    const items: BreachView[] = [];
    let cursor = after;
    for (let n = 0; n < portions; n++) {
      const rows = await this.read(from, to, cursor);
      for (const row of rows) {
        cursor = { receivedAt: instant(row.received_at), id: row.id };
        const breach = await this.breachOf(row, names, hoursOf);
        if (breach) items.push(breach);
        if (items.length === limit) return { items, next: cursor };
      }
      if (rows.length < portion) return { items, next: null };
    }
    return { items, next: cursor };
  }

  private read(from: Date, to: Date, after: BreachCursor | null): Promise<Stored[]> {
    const { text, params } = all([
      sql("i.received_at >= ? and i.received_at < ? and i.status <> 'spam'", from, to),
      ...(after ? [afterKey('i.received_at', 'i.id', false, [after.receivedAt, after.id])] : []),
    ]);
    return this.tables.all<Stored>(
      `select i.id, i.number, i.subject, i.status, i.party_id, p.name as party_name,
        case when p.name is null then p.points end as party_points, i.branch_id, i.last_owner_id, i.received_at,
        i.first_answered_at, i.closed_at
       from sales_inquiry i left join sales_party p on p.id = i.party_id where ${text} order by i.received_at, i.id limit ${portion}`,
      params,
    );
  }

  private async breachOf(
    row: Stored,
    names: Names,
    hoursOf: (branchId: string | null) => Promise<WorkingTime>,
  ): Promise<BreachView | null> {
    const receivedAt = instant(row.received_at);
    const answeredAt = instantOrNull(row.first_answered_at);
    const until = answeredAt ?? instantOrNull(row.closed_at) ?? this.clock.now();
    if (until.getTime() - receivedAt.getTime() <= this.rules.firstResponseMinutes * 60_000) return null;
    const hours = await hoursOf(row.branch_id);
    const dueAt = hours.addWorkingMinutes(receivedAt, this.rules.firstResponseMinutes);
    if (until <= dueAt) return null;
    return {
      inquiryId: row.id,
      number: row.number,
      subject: row.subject,
      status: row.status,
      party: { id: row.party_id, name: partyName(row.party_name, row.party_points) },
      owner: named(row.last_owner_id, names),
      receivedAt: receivedAt.toISOString(),
      dueAt: dueAt.toISOString(),
      firstAnsweredAt: answeredAt?.toISOString() ?? null,
      lateWorkingMinutes: tenths(hours.workingMinutesBetween(dueAt, until)),
    };
  }
}
