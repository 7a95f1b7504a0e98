import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { MissedCalls } from '../missed-calls.js';
import { InquiriesOfCalls } from '../ports/inquiries-of-calls.port.js';
import { MissedBook } from '../ports/missed-book.port.js';

/** More are never open at once; whoever has so many does not look at the oldest. */
const MOST_OPEN = 2_000;

/** The customer has his answer, in a chat, by letter, wherever: nobody has to call him back. */
@UseCase()
export class CloseMissedOfInquiry {
  constructor(
    private readonly missed: MissedBook,
    private readonly inquiries: InquiriesOfCalls,
    private readonly episodes: MissedCalls,
    private readonly work: UnitOfWork,
  ) {}

  async execute({
    inquiryId,
    employeeId,
    at,
  }: {
    inquiryId: string;
    employeeId: string | null;
    at: Date;
  }): Promise<void> {
    await this.work.run(async () => {
      const open = await this.missed.open(MOST_OPEN);
      if (open.length === 0) return;
      const calls = open.flatMap(({ callIds }) => callIds);
      const his = await this.inquiries.among(calls, inquiryId);
      for (const { id, callIds } of open) {
        if (!callIds.some((callId) => his.has(callId))) continue;
        const episode = await this.missed.take(id);
        if (episode?.settle('answer', employeeId, at)) await this.episodes.closed(episode);
      }
    });
  }
}
