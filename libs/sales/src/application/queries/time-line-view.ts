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
  /** Beginning of a letter or a chat; of a call, what was noted of it. */
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
/** What was noted of a contact is what one sees of it; `line`: name of its row. */
export const previewOf = (line: string): string =>
  `coalesce((select n.text from sales_contact_note n where n.contact_id = ${line}.contact_id), ${line}.preview) as preview`;
export const timeLineColumns = `contact_id, inquiry_id, channel, direction, at, subject, ${previewOf('sales_time_line')}, thread_key, employee_id`;

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
