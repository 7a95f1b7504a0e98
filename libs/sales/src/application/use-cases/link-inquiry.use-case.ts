import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { InquiryAssigned, InquiryLinked, InquiryReopened } from '../../contract/index.js';
import { InquiryMissing } from '../../domain/inquiry/inquiry-errors.js';
import type { Inquiry } from '../../domain/inquiry/inquiry.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { LinkedParties, type PartiesOfLink } from '../linked-parties.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { TimeLine } from '../ports/time-line.port.js';
import { SalesRules } from '../sales-rules.js';

interface Order {
  inquiryId: string;
  targetId: string;
  expectedVersion?: number | undefined;
  note?: string | undefined;
}
export interface Linked {
  version: number;
  target: { inquiryId: string; number: number; version: number };
  parties: PartiesOfLink;
}

/** It is the same matter as another inquiry: contacts and threads go on there, and this one is closed, neither won nor lost (SA-01). */
@UseCase()
export class LinkInquiry {
  constructor(
    private readonly inquiries: InquiryBook,
    private readonly timeLine: TimeLine,
    private readonly parties: LinkedParties,
    private readonly changes: InquiryChanges,
    private readonly rules: SalesRules,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws InquiryMissing, InquiryLinkedToItself, InquiryMoveRefused, InquiryChangedMeanwhile */
  async execute(order: Order): Promise<Linked> {
    for (;;) {
      // Whoever receives in one of the threads holds its name: a contact comes before the link or after it, never in between.
      const threads = await this.inquiries.threadsOf([order.inquiryId]);
      const linked = await this.work.run(async () => {
        await this.locks.hold(...threads.map((t) => `sales.thread:${t}`));
        const { source, target } = await this.#both(order);
        if (source.state.threads.some((t) => !threads.includes(t))) return null;
        return this.#link(source, target, order);
      });
      if (linked) return linked;
    }
  }

  async #both({ inquiryId, targetId }: Order): Promise<{ source: Inquiry; target: Inquiry }> {
    const found = new Map((await this.inquiries.takeMany([inquiryId, targetId])).map((i) => [i.id, i]));
    const of = (id: string): Inquiry => {
      const inquiry = found.get(id);
      if (!inquiry) throw new InquiryMissing(id);
      return inquiry;
    };
    return { source: of(inquiryId), target: of(targetId) };
  }

  async #link(source: Inquiry, target: Inquiry, order: Order): Promise<Linked> {
    source.expectVersion(order.expectedVersion);
    const [was, goal] = [source.state, target.state];
    const contactIds = (await this.timeLine.ofInquiry(was.id)).map((e) => e.contactId);
    const act = { ...(await this.changes.actOn(was.branchId)), note: order.note?.trim() || null };
    source.linkTo(goal, contactIds, act);
    const events = await this.#welcome(target, was, act.note);
    await this.timeLine.moveToInquiry(contactIds, goal.id);
    const linked = InquiryLinked.of({
      ...{ inquiryId: was.id, number: was.number, targetId: goal.id, targetNumber: goal.number },
      ...{ previousOwnerId: was.ownerId, at: act.at.toISOString() },
    });
    await this.changes.store([
      { inquiry: source, as: 'inquiry-linked', events: [linked] },
      { inquiry: target, as: 'inquiry-absorbed', events },
    ]);
    const parties = await this.parties.settle(was, goal);
    const now = parties === 'merged' ? await this.#both(order) : { source, target };
    return {
      version: now.source.state.version,
      target: { inquiryId: goal.id, number: goal.number, version: now.target.state.version },
      parties,
    };
  }

  /** A closed one goes on; one without an owner gets that of the other. */
  async #welcome(target: Inquiry, other: Inquiry['state'], note: string | null): Promise<object[]> {
    const act = { ...(await this.changes.actOn(target.state.branchId)), note };
    const { id: inquiryId, number } = target.state;
    const at = act.at.toISOString();
    const events: object[] = [];
    if (target.isClosed) {
      target.reopen({ ...act, respondWithinMinutes: this.rules.firstResponseMinutes });
      events.push(InquiryReopened.of({ inquiryId, number, why: 'by-employee', at }));
    }
    const previousOwnerId = target.state.ownerId;
    target.absorb(other, act);
    const employeeId = target.state.ownerId;
    if (employeeId !== null && employeeId !== previousOwnerId) {
      const because = ['person.linked-from'];
      events.push(InquiryAssigned.of({ inquiryId, number, employeeId, previousOwnerId, because, at }));
    }
    return events;
  }
}
