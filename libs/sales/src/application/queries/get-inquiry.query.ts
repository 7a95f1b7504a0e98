import { Clock, Query, Tables } from '@prorab/platform/marks';
import type { InquiryRecord } from '../../domain/inquiry/inquiry-record.js';
import { InquiryMissing } from '../../domain/inquiry/inquiry-errors.js';
import { type InquiryStatus, inquiryStatuses } from '../../domain/inquiry/inquiry-status.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { WorkingHours } from '../ports/working-hours.port.js';
import {
  type HistoryLine,
  type Language,
  type Named,
  type StoredHistoryLine,
  historyColumns,
  historyLine,
  named,
  tenths,
} from './history-line.js';
import { type InquiryLine, type StoredLine, lineColumns, lineOf } from './inquiry-line.js';
import { iso, isoOrNull } from './sql-text.js';
import { type StoredTimeLine, type TimeLineView, timeLineColumns, timeLineView } from './time-line-view.js';
import { UntouchedLine } from './untouched-line.js';

export interface TimeInStatus {
  status: InquiryStatus;
  minutes: number;
  workingMinutes: number;
}
export interface InquiryView extends InquiryLine {
  owner: Named | null;
  lastOwner: Named | null;
  /** Who returned it or let it lie; the distribution does not ask them again. */
  passedBy: Named[];
  continues: { id: string; number: number } | null;
  /** Inquiries that go on here. */
  linkedFrom: { id: string; number: number }[];
  /** Threads, chats and calls it is made of, by the neighbours' keys. */
  threads: string[];
  firstAnsweredAt: string | null;
  assignedAt: string | null;
  closedAt: string | null;
  lossReason: string | null;
  lossNote: string | null;
  /** Code; null = the first. */
  pipeline: string | null;
  /** All visits of a status together, the one that lasts included. */
  timeIn: TimeInStatus[];
  /** Newest first, 50 at most; all of them are on the time line of the party. */
  contacts: TimeLineView[];
  /** Newest last, the last 50; all of them under `history`. */
  history: HistoryLine[];
}

interface Stored extends StoredLine {
  last_owner_id: string | null;
  passed_by: string;
  continues_id: string | null;
  continues_number: number | null;
  threads: string;
  first_answered_at: unknown;
  assigned_at: unknown;
  closed_at: unknown;
  loss_reason: string | null;
  loss_note: string | null;
  pipeline: string | null;
  spent: string;
}
const shown = 50;

/** The card. */
@Query()
export class GetInquiry {
  constructor(
    private readonly tables: Tables,
    private readonly colleagues: Colleagues,
    private readonly hours: WorkingHours,
    private readonly untouched: UntouchedLine,
    private readonly clock: Clock,
  ) {}

  /** @throws InquiryMissing */
  async execute({ inquiryId, language }: { inquiryId: string; language: Language }): Promise<InquiryView> {
    const [row] = await this.tables.all<Stored>(
      `select ${lineColumns}, i.last_owner_id, i.passed_by, i.continues_id, c.number as continues_number, i.threads,
        i.first_answered_at, i.assigned_at, i.closed_at, i.loss_reason, i.loss_note, i.pipeline, i.spent
       from sales_inquiry i left join sales_party p on p.id = i.party_id left join sales_inquiry c on c.id = i.continues_id
       where i.id = ?`,
      [inquiryId],
    );
    if (!row) throw new InquiryMissing(inquiryId);
    const contacts = await this.tables.all<StoredTimeLine>(
      `select ${timeLineColumns} from sales_time_line where inquiry_id = ? order by at desc, contact_id desc limit ${shown}`,
      [inquiryId],
    );
    const linkedFrom = await this.tables.all<{ id: string; number: number }>(
      `select id, number from sales_inquiry where linked_to = ? order by number limit ${shown}`,
      [inquiryId],
    );
    const history = await this.tables.all<StoredHistoryLine>(
      `select ${historyColumns} from sales_inquiry_history where inquiry_id = ? order by at desc, id desc limit ${shown}`,
      [inquiryId],
    );
    const names = await this.colleagues.names();
    const now = this.clock.now();
    const since = await this.untouched.of(row.branch_id);
    return {
      ...lineOf(row, now.toISOString(), since?.toISOString() ?? null),
      owner: named(row.owner_id, names),
      lastOwner: named(row.last_owner_id, names),
      passedBy: (JSON.parse(row.passed_by) as string[]).map((id) => ({ id, name: names.get(id) ?? null })),
      continues: row.continues_id === null ? null : { id: row.continues_id, number: Number(row.continues_number ?? 0) },
      linkedFrom: linkedFrom.map(({ id, number }) => ({ id, number: Number(number) })),
      threads: JSON.parse(row.threads) as string[],
      firstAnsweredAt: isoOrNull(row.first_answered_at),
      assignedAt: isoOrNull(row.assigned_at),
      closedAt: isoOrNull(row.closed_at),
      lossReason: row.loss_reason,
      lossNote: row.loss_note,
      pipeline: row.pipeline,
      timeIn: await this.timeIn(row, now),
      contacts: contacts.map((c) => timeLineView(c, names)),
      history: history.reverse().map((h) => historyLine(h, names, language)),
    };
  }

  private async timeIn(row: Stored, now: Date): Promise<TimeInStatus[]> {
    const spent = JSON.parse(row.spent) as InquiryRecord['spent'];
    const since = new Date(iso(row.status_since));
    const hours = await this.hours.of(row.branch_id);
    const running =
      now > since ? { ms: now.getTime() - since.getTime(), minutes: hours.workingMinutesBetween(since, now) } : null;
    return inquiryStatuses.flatMap((status) => {
      const ended = spent[status];
      const lasts = status === row.status ? running : null;
      if (!ended && status !== row.status) return [];
      const ms = (ended?.ms ?? 0) + (lasts?.ms ?? 0);
      const workingMinutes = (ended?.workingMinutes ?? 0) + (lasts?.minutes ?? 0);
      return [{ status, minutes: tenths(ms / 60_000), workingMinutes: tenths(workingMinutes) }];
    });
  }
}
