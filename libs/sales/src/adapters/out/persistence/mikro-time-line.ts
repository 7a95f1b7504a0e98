import { Injectable } from '@nestjs/common';
import { Database, insertAll, marks } from '@prorab/platform';
import { instant } from '@prorab/platform/marks';
import { TimeLine, type TimeLineEntry } from '../../../application/ports/time-line.port.js';

interface Stored {
  contact_id: string;
  party_id: string;
  inquiry_id: string | null;
  channel: TimeLineEntry['channel'];
  direction: TimeLineEntry['direction'];
  at: unknown;
  subject: string;
  preview: string;
  thread_key: string | null;
  employee_id: string | null;
}

@Injectable()
export class MikroTimeLine extends TimeLine {
  constructor(private readonly database: Database) {
    super();
  }

  async known(contactIds: readonly string[]): Promise<Map<string, TimeLineEntry['direction']>> {
    if (contactIds.length === 0) return new Map();
    const rows = await this.database.all<Stored>(
      `select contact_id, direction from sales_time_line where contact_id in (${marks(contactIds)})`,
      contactIds,
    );
    return new Map(rows.map((r) => [r.contact_id, r.direction]));
  }
  async byId(contactId: string): Promise<TimeLineEntry | null> {
    const [row] = await this.database.all<Stored>('select * from sales_time_line where contact_id = ?', [contactId]);
    return row ? entryOf(row) : null;
  }
  async add(...entries: TimeLineEntry[]): Promise<void> {
    const rows = entries.map((e) => ({
      contact_id: e.contactId,
      party_id: e.partyId,
      inquiry_id: e.inquiryId,
      channel: e.channel,
      direction: e.direction,
      at: e.at,
      subject: e.subject,
      preview: e.preview,
      thread_key: e.threadKey,
      employee_id: e.employeeId,
    }));
    await insertAll(this.database, 'sales_time_line', rows, 'keep');
  }
  async ofInquiry(inquiryId: string): Promise<TimeLineEntry[]> {
    const sql = 'select * from sales_time_line where inquiry_id = ? order by at, contact_id';
    return (await this.database.all<Stored>(sql, [inquiryId])).map(entryOf);
  }
  async moveToInquiry(contactIds: readonly string[], inquiryId: string): Promise<void> {
    if (contactIds.length === 0) return;
    await this.database.run(`update sales_time_line set inquiry_id = ? where contact_id in (${marks(contactIds)})`, [
      inquiryId,
      ...contactIds,
    ]);
  }
  async idsOfParty(partyId: string): Promise<string[]> {
    const rows = await this.database.all<Stored>('select contact_id from sales_time_line where party_id = ?', [
      partyId,
    ]);
    return rows.map((r) => r.contact_id);
  }
  async moveToParty(contactIds: readonly string[], partyId: string): Promise<void> {
    if (contactIds.length === 0) return;
    await this.database.run(`update sales_time_line set party_id = ? where contact_id in (${marks(contactIds)})`, [
      partyId,
      ...contactIds,
    ]);
  }
  async note(contactId: string, text: string, at: Date): Promise<boolean> {
    const [known] = await this.database.all<{ noted_at: unknown }>(
      'select noted_at from sales_contact_note where contact_id = ?',
      [contactId],
    );
    if (known && instant(known.noted_at) >= at) return false;
    const row = { contact_id: contactId, text, noted_at: at };
    await insertAll(this.database, 'sales_contact_note', [row], { replaceBy: 'contact_id' });
    return true;
  }
  async noteOf(contactId: string): Promise<string | null> {
    const [row] = await this.database.all<{ text: string }>(
      'select text from sales_contact_note where contact_id = ?',
      [contactId],
    );
    return row?.text ?? null;
  }
  async ofParty(partyId: string, limit: number): Promise<TimeLineEntry[]> {
    const sql = `select * from sales_time_line where party_id = ? order by at desc, contact_id desc limit ${Math.trunc(limit)}`;
    return (await this.database.all<Stored>(sql, [partyId])).map(entryOf);
  }
}

const entryOf = (r: Stored): TimeLineEntry => ({
  contactId: r.contact_id,
  partyId: r.party_id,
  inquiryId: r.inquiry_id,
  channel: r.channel,
  direction: r.direction,
  at: instant(r.at),
  subject: r.subject,
  preview: r.preview,
  threadKey: r.thread_key,
  employeeId: r.employee_id,
});
