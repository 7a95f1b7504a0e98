import { Clock } from '@prorab/kernel';
import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type ContactAnswered, InquiryAnswered } from '../../contract/index.js';
import type { Inquiry } from '../../domain/inquiry/inquiry.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { TimeLine } from '../ports/time-line.port.js';

const latest = (some: readonly Inquiry[]): Inquiry | undefined =>
  [...some].sort((a, b) => b.state.lastContactAt.getTime() - a.state.lastContactAt.getTime())[0];

/** An answer was sent, from the board or from somebody's phone: the open inquiry of the thread is answered. */
@UseCase()
export class RecordAnswer {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly timeLine: TimeLine,
    private readonly changes: InquiryChanges,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ answer }: { answer: Omit<ContactAnswered, never> }): Promise<void> {
    return this.work.run(async () => {
      // Threads do not change hands meanwhile.
      await this.locks.hold(`sales.thread:${answer.threadKey}`);
      if ((await this.timeLine.known([answer.contactId])).get(answer.contactId) === 'out') return;
      const ofThread = await this.inquiries.takeByThreads([answer.threadKey]);
      const inquiry = latest(ofThread.filter((i) => i.isOpen)) ?? latest(ofThread);
      if (!inquiry) return;
      const at = new Date(Math.min(Date.parse(answer.answeredAt), this.clock.now().getTime()));
      const { partyId, channel, subject, threads } = inquiry.state;
      await this.timeLine.add({
        contactId: answer.contactId,
        partyId,
        inquiryId: inquiry.id,
        channel,
        direction: 'out',
        at,
        subject,
        preview: '',
        threadKey: threads.includes(answer.threadKey) ? answer.threadKey : null,
        employeeId: answer.employeeId ?? null,
      });
      // The Sent folder is read late: an answer older than the customer's last word does not answer that word.
      if (!inquiry.isOpen || at < inquiry.state.lastContactAt) return;
      await this.answered(inquiry, answer, at);
    });
  }

  private async answered(
    inquiry: Inquiry,
    { employeeId = null, via }: Omit<ContactAnswered, never>,
    at: Date,
  ): Promise<void> {
    const first = inquiry.state.firstAnsweredAt === null;
    inquiry.answer(employeeId, {
      ...(await this.changes.actOn(inquiry.state.branchId, at)),
      by: employeeId,
      note: via,
    });
    const { id: inquiryId, number } = inquiry.state;
    const event = InquiryAnswered.of({ inquiryId, number, employeeId, via, first, at: at.toISOString() });
    await this.changes.store([{ inquiry, as: 'inquiry-answered', events: [event] }]);
  }
}
