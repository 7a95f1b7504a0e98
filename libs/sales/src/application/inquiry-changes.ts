import { Clock } from '@prorab/kernel';
import { ChangeFeed, Outbox, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import type { Act, Inquiry } from '../domain/inquiry/inquiry.js';
import { InquiryBook } from './ports/inquiry-book.port.js';
import { WorkingHours } from './ports/working-hours.port.js';

/** What the board needs to redraw one card; details are asked for. */
export const boardCard = ({ state: s }: Inquiry): object => ({
  inquiryId: s.id,
  number: s.number,
  status: s.status,
  ownerId: s.ownerId,
  partyId: s.partyId,
  channel: s.channel,
  subject: s.subject,
  branchId: s.branchId,
  receivedAt: s.receivedAt.toISOString(),
  lastContactAt: s.lastContactAt.toISOString(),
  respondBy: s.respondBy?.toISOString() ?? null,
  takeBy: s.takeBy?.toISOString() ?? null,
  escalated: s.escalatedAt !== null,
  linkedTo: s.link?.to ?? null,
  version: s.version,
});

/** The common way of every change: locked, checked, stored, told to the boards and to the neighbours, in one commit. */
@UseCase()
export class InquiryChanges {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly hours: WorkingHours,
    private readonly feed: ChangeFeed,
    private readonly outbox: Outbox,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `change` returns the events to tell. @returns the version after the change */
  one(
    { inquiryId, expectedVersion, as }: { inquiryId: string; expectedVersion?: number | undefined; as: string },
    change: (inquiry: Inquiry, act: Act) => object[] | Promise<object[]>,
  ): Promise<{ version: number }> {
    return this.work.run(async () => {
      const inquiry = await this.inquiries.takeForChange(inquiryId);
      inquiry.expectVersion(expectedVersion);
      const events = await change(inquiry, await this.actOn(inquiry.state.branchId));
      await this.store([{ inquiry, as, events }]);
      return { version: inquiry.state.version };
    });
  }

  async actOn(branchId: string | null, at = this.clock.now()): Promise<Act> {
    return { at, by: actorId(), hours: await this.hours.of(branchId) };
  }

  /** What the neighbours have to know though nothing of the inquiry has changed. Inside a unit of work. */
  tell(event: object): void {
    this.outbox.add(event);
  }
  /** Something that belongs to it is shown otherwise, though nothing of itself has changed. Inside a unit of work. */
  redraw(inquiry: Inquiry, as: string): void {
    this.feed.append({ stream: 'board', kind: as, subject: inquiry.id, payload: boardCard(inquiry) });
  }
  /** The same of a customer, where no inquiry has it. */
  redrawParty(partyId: string, as: string): void {
    this.feed.append({ stream: 'board', kind: as, subject: partyId, payload: { partyId } });
  }
  /** For batches: one save, then a line on the feed and the events of each. */
  async store(changes: readonly { inquiry: Inquiry; as: string; events: readonly object[] }[]): Promise<void> {
    if (changes.length === 0) return;
    await this.inquiries.save(...new Set(changes.map((c) => c.inquiry)));
    for (const { inquiry, as, events } of changes) {
      this.redraw(inquiry, as);
      for (const event of events) this.outbox.add(event);
    }
  }
}
