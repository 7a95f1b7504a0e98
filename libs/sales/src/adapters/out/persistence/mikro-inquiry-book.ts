import { Injectable } from '@nestjs/common';
import { Database, inPortions, insertAll, marks } from '@prorab/platform';
import type { SqlValue } from '@prorab/platform/marks';
import { InquiryBook, type WaitingCursor } from '../../../application/ports/inquiry-book.port.js';
import { InquiryChangedMeanwhile, InquiryMissing } from '../../../domain/inquiry/inquiry-errors.js';
import { Inquiry } from '../../../domain/inquiry/inquiry.js';
import type { InquiryRecord } from '../../../domain/inquiry/inquiry-record.js';
import { openStatuses } from '../../../domain/inquiry/inquiry-status.js';
import { fromInquiryRow, toHistoryRow, toInquiryRow } from './inquiry-mapping.js';

const open = `status in (${openStatuses.map((s) => `'${s}'`).join(', ')})`;

const threadsIn = (threads: string, link: string | null): string[] => [
  ...(JSON.parse(threads) as string[]),
  ...(link === null ? [] : (JSON.parse(link) as { threads: string[] }).threads),
];

/** Inquiries in `sales_inquiry`, their threads and history beside them. */
@Injectable()
export class MikroInquiryBook extends InquiryBook {
  constructor(private readonly database: Database) {
    super();
  }

  async takeForChange(id: string): Promise<Inquiry> {
    const [inquiry] = await this.take('where id = ?', [id]);
    if (!inquiry) throw new InquiryMissing(id);
    return inquiry;
  }
  async takeMany(ids: readonly string[]): Promise<Inquiry[]> {
    return ids.length ? this.take(`where id in (${marks(ids)}) order by id`, ids) : [];
  }
  async takeByThreads(keys: readonly string[]): Promise<Inquiry[]> {
    if (keys.length === 0) return [];
    return this.found(
      `select inquiry_id as id from sales_inquiry_thread where thread_key in (${marks(keys)})`,
      keys,
      () => true,
    );
  }
  takeOpenOfParty(partyId: string, since: Date): Promise<Inquiry[]> {
    const sql = `select id from sales_inquiry where party_id = ? and last_contact_at >= ? and ${open}`;
    return this.found(sql, [partyId, since], (i) => i.isOpen && i.state.partyId === partyId);
  }
  takeOldestWaiting({ limit, after }: { limit: number; after?: WaitingCursor }): Promise<Inquiry[]> {
    const from = after ? 'and (received_at > ? or (received_at = ? and id > ?))' : '';
    const params = after ? [after.receivedAt, after.receivedAt, after.id] : [];
    return this.claim(
      'status_received_at_id',
      `where status = 'waiting' ${from} order by received_at, id limit ${Math.trunc(limit)}`,
      params,
    );
  }
  async takeHeldBy(employeeId: string): Promise<Inquiry[]> {
    const sql = `select id from sales_inquiry where owner_id = ? and ${open}`;
    const held = await this.found(sql, [employeeId], (i) => i.isOpen && i.state.ownerId === employeeId);
    return held.sort((a, b) => a.state.receivedAt.getTime() - b.state.receivedAt.getTime() || (a.id < b.id ? -1 : 1));
  }
  takeUntaken(at: Date, limit: number): Promise<Inquiry[]> {
    return this.claim(
      'status_take_by',
      `where status = 'assigned' and take_by <= ? order by take_by limit ${Math.trunc(limit)}`,
      [at],
    );
  }
  takeOverdue(at: Date, limit: number): Promise<Inquiry[]> {
    const where = `where escalated_at is null and respond_by <= ? and ${open} order by respond_by limit ${Math.trunc(limit)}`;
    return this.claim('escalated_at_respond_by', where, [at]);
  }
  async ofParties(partyIds: readonly string[]): Promise<Inquiry[]> {
    const found = await inPortions([...new Set(partyIds)], (part) =>
      this.database.all<object>(
        `select * from sales_inquiry where party_id in (${marks(part)}) and status not in ('spam', 'linked')
         order by received_at desc, id desc limit 5000`,
        part,
      ),
    );
    return found.map((row) => Inquiry.restore(fromInquiryRow(row)));
  }
  async threadsOf(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const sql = `select threads, link from sales_inquiry where id in (${marks(ids)})`;
    const rows = await this.database.all<{ threads: string; link: string | null }>(sql, ids);
    return rows.flatMap((r) => threadsIn(r.threads, r.link));
  }
  async idsOfParty(partyId: string): Promise<string[]> {
    const rows = await this.database.all<{ id: string }>('select id from sales_inquiry where party_id = ?', [partyId]);
    return rows.map((r) => r.id);
  }

  async save(...inquiries: Inquiry[]): Promise<void> {
    const made = inquiries.filter((i) => i.state.version === 0).map((i) => toInquiryRow({ ...i.state, version: 1 }));
    await insertAll(this.database, 'sales_inquiry', made, 'refuse');
    for (const { state } of inquiries) if (state.version > 0) await this.update(state);
    const threads = inquiries.flatMap((i) => i.state.threads.map((t) => ({ thread_key: t, inquiry_id: i.id })));
    await insertAll(this.database, 'sales_inquiry_thread', threads, 'keep');
    for (const { id, droppedThreads: gone } of inquiries)
      if (gone.length)
        await this.database.run(
          `delete from sales_inquiry_thread where inquiry_id = ? and thread_key in (${marks(gone)})`,
          [id, ...gone],
        );
    const news = inquiries.flatMap((i) => i.news.map(toHistoryRow));
    await insertAll(this.database, 'sales_inquiry_history', news, 'refuse');
    for (const i of inquiries) i.stored(i.state.version + 1);
  }

  private async update(state: InquiryRecord): Promise<void> {
    const { id, ...row } = toInquiryRow({ ...state, version: state.version + 1 });
    const sql = `update sales_inquiry set ${Object.keys(row)
      .map((c) => `${c} = ?`)
      .join(', ')} where id = ? and version = ?`;
    if ((await this.database.run(sql, [...Object.values(row), id ?? null, state.version])) === 1) return;
    const [stored] = await this.database.all<{ version: number }>('select version from sales_inquiry where id = ?', [
      state.id,
    ]);
    throw new InquiryChangedMeanwhile(state.number, state.version, stored?.version ?? 0);
  }

  /**
   * Looks first, then locks by primary key and looks again: a locking search by another index would also lock the gaps, and
   * two new inquiries of neighbours would stop each other.
   */
  private async found(sql: string, params: readonly SqlValue[], still: (i: Inquiry) => boolean): Promise<Inquiry[]> {
    const rows = await this.database.all<{ id: string }>(sql, params);
    return (await this.takeMany([...new Set(rows.map((r) => r.id))])).filter(still);
  }
  private async take(
    rest: string,
    params: readonly SqlValue[],
    from = 'sales_inquiry',
    lock = this.database.forUpdate,
  ): Promise<Inquiry[]> {
    const rows = await this.database.all<object>(`select * from ${from} ${rest}${lock}`, params);
    return rows.map((row) => Inquiry.restore(fromInquiryRow(row)));
  }

  /**
   * Rows in the order of an index, those of others passed over. The index is named: a plan that sorts reads, and so locks, the
   * whole table, and the other instance would find nothing left.
   */
  private claim(index: string, rest: string, params: readonly SqlValue[]): Promise<Inquiry[]> {
    const hint = this.database.engine === 'sqlite' ? '' : ` force index (sales_inquiry_${index}_index)`;
    return this.take(rest, params, `sales_inquiry${hint}`, this.database.forUpdateSkipLocked);
  }
}
