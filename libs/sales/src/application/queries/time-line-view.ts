import type { Channel } from '../../domain/channel.js';
import { type Named, type Names, named } from './history-line.js';
import { iso } from './sql-text.js';

export interface TimeLineView {
  /** The neighbour's id of the letter, call or chat. */
  contactId: string;
  inquiryId: string | null;
  channel: Channel;
  direction: 'in' | 'out';
  at: string;
  subject: string;
  preview: string;
  threadKey: string | null;
  /** Who answered. */
  employee: Named | null;
}
export interface StoredTimeLine {
  contact_id: string;
  inquiry_id: string | null;
  channel: Channel;
  direction: 'in' | 'out';
  at: unknown;
  subject: string;
  preview: string;
  thread_key: string | null;
  employee_id: string | null;
}
export const timeLineColumns =
  'contact_id, inquiry_id, channel, direction, at, subject, preview, thread_key, employee_id';

export const timeLineView = (r: StoredTimeLine, names: Names): TimeLineView => ({
  contactId: r.contact_id,
  inquiryId: r.inquiry_id,
  channel: r.channel,
  direction: r.direction,
  at: iso(r.at),
  subject: r.subject,
  preview: r.preview,
  threadKey: r.thread_key,
  employee: named(r.employee_id, names),
});
