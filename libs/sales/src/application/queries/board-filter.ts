import type { Channel } from '../../domain/channel.js';
import { type InquiryStatus, inquiryStatuses, openStatuses } from '../../domain/inquiry/inquiry-status.js';
import { type Sql, either, hasWords, sql } from './sql-text.js';

export interface BoardFilter {
  /** Default: the open ones; all of them when one number is asked for. */
  states?: readonly InquiryStatus[];
  /** Employee; null = nobody's. */
  ownerId?: string | null;
  branchId?: string;
  group?: string;
  channel?: Channel;
  /** What has none of its own belongs to `first`. */
  pipeline?: { code: string; first: boolean };
  partyId?: string;
  number?: number;
  /** Words, each anywhere in number and subject. */
  text?: string;
  /** The owed answer is late. */
  overdue?: boolean;
  /** Red for any reason of `attentionOf`. */
  red?: boolean;
}

export interface RedLines {
  now: Date;
  company: Date | null;
  branches: ReadonlyMap<string, Date | null>;
}

/** Statuses in which the filter can find anything. */
export function statesOf({ states, number, overdue, red }: BoardFilter): InquiryStatus[] {
  const wanted = states?.length ? [...new Set(states)] : number === undefined ? openStatuses : inquiryStatuses;
  return wanted.filter((s) => (!overdue && !red) || openStatuses.includes(s));
}

/** Conditions on `sales_inquiry i`, apart from its status. */
export function conditionsOf(filter: BoardFilter, lines: RedLines): Sql[] {
  const { pipeline, ownerId, branchId, group, channel, partyId, number, text, overdue, red } = filter;
  return [
    ...(ownerId === undefined ? [] : [ownerId === null ? sql('i.owner_id is null') : sql('i.owner_id = ?', ownerId)]),
    ...(branchId ? [sql('i.branch_id = ?', branchId)] : []),
    ...(group ? [sql('i.group_name = ?', group)] : []),
    ...(channel ? [sql('i.channel = ?', channel)] : []),
    ...(pipeline
      ? [
          pipeline.first
            ? sql('(i.pipeline = ? or i.pipeline is null)', pipeline.code)
            : sql('i.pipeline = ?', pipeline.code),
        ]
      : []),
    ...(partyId ? [sql('i.party_id = ?', partyId)] : []),
    ...(number === undefined ? [] : [sql('i.number = ?', number)]),
    ...(text ? hasWords('i.search', text) : []),
    ...(overdue ? [sql('i.respond_by < ?', lines.now)] : []),
    ...(red ? [redBy(lines)] : []),
  ];
}

/** The same as `attentionOf`, for the database. */
const redBy = ({ now, company, branches }: RedLines): Sql => {
  const known = [...branches];
  const marks = known.map(() => '?').join(', ');
  const elsewhere = known.length ? `(i.branch_id is null or i.branch_id not in (${marks})) and ` : '';
  return either([
    sql('i.respond_by < ?', now),
    sql('i.take_by < ?', now),
    sql("(i.status = 'answered' and i.next_step is null)"),
    sql('i.next_step_due < ?', now),
    ...known.flatMap(([id, line]) => (line ? [sql('(i.branch_id = ? and i.touched_at <= ?)', id, line)] : [])),
    ...(company ? [sql(`(${elsewhere}i.touched_at <= ?)`, ...known.map(([id]) => id), company)] : []),
  ]);
};
