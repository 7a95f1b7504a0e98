import { marks } from '@prorab/platform';
import { Injectable } from '@nestjs/common';
import { Tables, instantOrNull } from '@prorab/platform/marks';
import { type InquiryCard, InquiryDirectory } from '../../../contract/index.js';

interface Stored {
  looked_for: string;
  id: string;
  number: number;
  status: InquiryCard['status'];
  owner_id: string | null;
  party_id: string;
  subject: string;
  respond_by: unknown;
  next_step: string | null;
  next_step_due: unknown;
}
const columns =
  'i.id, i.number, i.status, i.owner_id, i.party_id, i.subject, i.respond_by, i.next_step, i.next_step_due';
const isoOrNull = (value: unknown): string | null => instantOrNull(value)?.toISOString() ?? null;
function nextStepOf({ next_step: text, next_step_due }: Stored): InquiryCard['nextStep'] {
  const due = isoOrNull(next_step_due);
  return text === null || due === null ? null : { text, due };
}
const card = (r: Stored): InquiryCard => ({
  inquiryId: r.id,
  number: r.number,
  status: r.status,
  ownerId: r.owner_id,
  partyId: r.party_id,
  subject: r.subject,
  respondBy: isoOrNull(r.respond_by),
  nextStep: nextStepOf(r),
});

/** One query per question, straight to the tables. */
@Injectable()
export class TableInquiryDirectory extends InquiryDirectory {
  constructor(private readonly tables: Tables) {
    super();
  }
  async byId(inquiryId: string): Promise<InquiryCard | null> {
    const [row] = await this.tables.all<Stored>(`select ${columns} from sales_inquiry i where i.id = ?`, [inquiryId]);
    return row ? card(row) : null;
  }
  async byNumber(number: number): Promise<InquiryCard | null> {
    const [row] = await this.tables.all<Stored>(`select ${columns} from sales_inquiry i where i.number = ?`, [number]);
    return row ? card(row) : null;
  }
  async byContactIds(contactIds: readonly string[]): Promise<Map<string, InquiryCard>> {
    if (contactIds.length === 0) return new Map();
    const rows = await this.tables.all<Stored>(
      `select t.contact_id as looked_for, ${columns} from sales_time_line t join sales_inquiry i on i.id = t.inquiry_id where t.contact_id in (${marks(contactIds)})`,
      contactIds,
    );
    return new Map(rows.map((r) => [r.looked_for, card(r)]));
  }
  async byThreadKeys(threadKeys: readonly string[]): Promise<Map<string, InquiryCard>> {
    if (threadKeys.length === 0) return new Map();
    // The last of a key stays in the map: closed ones first, then by number, so an open one wins over a later closed one.
    const rows = await this.tables.all<Stored>(
      `select t.thread_key as looked_for, ${columns} from sales_inquiry_thread t join sales_inquiry i on i.id = t.inquiry_id where t.thread_key in (${marks(threadKeys)})
       order by case when i.status in ('closed-won', 'closed-lost', 'spam') then 0 else 1 end, i.number`,
      threadKeys,
    );
    return new Map(rows.map((r) => [r.looked_for, card(r)]));
  }
}
