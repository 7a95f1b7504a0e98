import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type ContactJudged, InquiryClosed, InquiryReopened } from '../../contract/index.js';
import type { Inquiry } from '../../domain/inquiry/inquiry.js';
import { ContactUnknown } from '../application-errors.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { TimeLine } from '../ports/time-line.port.js';
import { SalesRules } from '../sales-rules.js';

type Judged = Omit<ContactJudged, never>;

/** A contact is spam, and so is its inquiry; or it was a customer after all, and the inquiry is on the board again. */
@UseCase()
export class FollowVerdict {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly timeLine: TimeLine,
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws ContactUnknown the contact itself is still on its way here: to be tried again */
  execute({ judged }: { judged: Judged }): Promise<void> {
    return this.work.run(async () => {
      const { contactId, threadKey } = judged;
      // The same names as for receiving, so the two cannot pass each other.
      await this.locks.hold(`sales.contact:${contactId}`, ...(threadKey ? [`sales.thread:${threadKey}`] : []));
      const entry = await this.timeLine.byId(contactId);
      if (judged.verdict === 'customer') return this.#bringBack(entry?.inquiryId ?? null, judged);
      if (!entry) throw new ContactUnknown(contactId);
      if (entry.inquiryId) await this.#putAway(entry.inquiryId, judged);
    });
  }

  async #putAway(inquiryId: string, { employeeId }: Judged): Promise<void> {
    const inquiry = await this.inquiries.takeForChange(inquiryId);
    // What was said on the phone or in another thread is not spam by that: a person decides about the whole on the board.
    const { channels, threads } = inquiry.state;
    if (!inquiry.isOpen || channels.length > 1 || threads.length > 1) return;
    const act = { ...(await this.changes.actOn(inquiry.state.branchId)), by: employeeId ?? null };
    const { number, ownerId } = inquiry.state;
    inquiry.markSpam(act);
    const at = act.at.toISOString();
    const closed = InquiryClosed.of({ inquiryId, number, ownerId, outcome: 'spam', reason: null, at });
    await this.changes.store([{ inquiry, as: 'inquiry-spam', events: [closed] }]);
  }

  /** Its own inquiry, or the one of its thread: what a customer writes does not lie under spam. */
  async #bringBack(inquiryId: string | null, { threadKey, employeeId }: Judged): Promise<void> {
    const found = inquiryId
      ? await this.inquiries.takeMany([inquiryId])
      : await this.inquiries.takeByThreads(threadKey ? [threadKey] : []);
    const back: { inquiry: Inquiry; as: string; events: object[] }[] = [];
    for (const inquiry of found.filter(({ state }) => state.status === 'spam')) {
      const act = { ...(await this.changes.actOn(inquiry.state.branchId)), by: employeeId ?? null };
      inquiry.unmarkSpam({ ...act, respondWithinMinutes: this.rules.firstResponseMinutes });
      const { id, number } = inquiry.state;
      const at = act.at.toISOString();
      const reopened = InquiryReopened.of({ inquiryId: id, number, why: 'not-spam', at });
      back.push({ inquiry, as: 'inquiry-reopened', events: [reopened] });
    }
    await this.changes.store(back);
  }
}
