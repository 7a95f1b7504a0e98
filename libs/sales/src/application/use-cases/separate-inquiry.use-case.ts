import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { InquirySeparated } from '../../contract/index.js';
import { InquiryMoveRefused } from '../../domain/inquiry/inquiry-errors.js';
import type { Inquiry } from '../../domain/inquiry/inquiry.js';
import { contactsOf } from '../../domain/inquiry/linking.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { nextStepPlanned } from '../next-step-planned.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { TimeLine } from '../ports/time-line.port.js';
import { SalesRules } from '../sales-rules.js';

interface Order {
  inquiryId: string;
  expectedVersion?: number | undefined;
  note?: string | undefined;
}

/**
 * A link was a mistake: the inquiry has its contacts and threads again, those that came in them since too, and waits for an owner.
 * A merge of the customers that the link made stays: it has its own undo.
 */
@UseCase()
export class SeparateInquiry {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly timeLine: TimeLine,
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws InquiryMissing, InquiryMoveRefused, InquiryChangedMeanwhile */
  async execute(order: Order): Promise<{ version: number }> {
    const threads = await this.inquiries.threadsOf([order.inquiryId]);
    return this.work.run(async () => {
      await this.locks.hold(...threads.map((t) => `sales.thread:${t}`));
      const source = await this.inquiries.takeForChange(order.inquiryId);
      source.expectVersion(order.expectedVersion);
      return this.#separate(source, await this.#holderOf(source), order);
    });
  }

  /** Where its contacts are now: what it was linked to may be linked on. */
  async #holderOf(source: Inquiry): Promise<Inquiry> {
    const { number, status, link } = source.state;
    if (!link) throw new InquiryMoveRefused(number, 'separate', status);
    let holder = await this.inquiries.takeForChange(link.to);
    for (let on = holder.state.link; on; on = holder.state.link) holder = await this.inquiries.takeForChange(on.to);
    return holder;
  }

  async #separate(source: Inquiry, holder: Inquiry, { note }: Order): Promise<{ version: number }> {
    const [was, held] = [source.state, holder.state];
    const theirs = new Set(was.link?.contactIds);
    const gained = new Set(was.link?.gained);
    const entries = await this.timeLine.ofInquiry(held.id);
    const goes = entries.filter((e) => theirs.has(e.contactId) || (e.threadKey !== null && gained.has(e.threadKey)));
    const stays = entries.filter((e) => !goes.includes(e));
    const act = { ...(await this.changes.actOn(was.branchId)), note: note?.trim() || null };
    const respondWithinMinutes = this.rules.firstResponseMinutes;
    source.separate(held, contactsOf(was, goes), { ...act, respondWithinMinutes });
    holder.release(was, contactsOf(held, stays), { ...act, hours: (await this.changes.actOn(held.branchId)).hours });
    await this.timeLine.moveToInquiry(
      goes.map((e) => e.contactId),
      was.id,
    );
    const separated = InquirySeparated.of({
      ...{ inquiryId: was.id, number: was.number, targetId: held.id, targetNumber: held.number },
      at: act.at.toISOString(),
    });
    await this.changes.store([
      { inquiry: source, as: 'inquiry-separated', events: [separated, ...nextStepPlanned(source, act)] },
      { inquiry: holder, as: 'inquiry-released', events: [] },
    ]);
    return { version: source.state.version };
  }
}
