import { Clock } from '@prorab/kernel';
import { Outbox, UseCase, actorId } from '@prorab/platform/marks';
import { PartiesMerged } from '../contract/index.js';
import { type MergePlan, type MergeRecord, merge, planMerge } from '../domain/party/merge.js';
import type { Party } from '../domain/party/party.js';
import { InquiryChanges } from './inquiry-changes.js';
import { InquiryBook } from './ports/inquiry-book.port.js';
import { MergeLog } from './ports/merge-log.port.js';
import { PartyBook } from './ports/party-book.port.js';
import { TimeLine } from './ports/time-line.port.js';

/** What a merge moves, and the moving. Used by the command of a person and by the silent link of an unidentified contact. */
@UseCase()
export class PartyMerging {
  constructor(
    private readonly parties: PartyBook,
    private readonly inquiries: InquiryBook,
    private readonly timeLine: TimeLine,
    private readonly merges: MergeLog,
    private readonly changes: InquiryChanges,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async plan(survivor: Party, absorbed: Party): Promise<MergePlan> {
    const [inquiryIds, contactIds] = [
      await this.inquiries.idsOfParty(absorbed.id),
      await this.timeLine.idsOfParty(absorbed.id),
    ];
    return planMerge(survivor, absorbed, { inquiryIds, contacts: contactIds.length });
  }

  /** Inside the caller's unit of work; saves both parties. */
  async perform(
    survivor: Party,
    absorbed: Party,
    { accepted, silent }: { accepted: readonly string[] | 'all'; silent: boolean },
  ): Promise<MergeRecord> {
    const plan = await this.plan(survivor, absorbed);
    const act = { at: this.clock.now(), by: actorId() };
    const movedContactIds = await this.timeLine.idsOfParty(absorbed.id);
    const record = merge(
      survivor,
      absorbed,
      plan,
      { accepted: accepted === 'all' ? plan.conflicts : accepted, movedContactIds, silent },
      act,
    );
    await this.parties.save(absorbed, survivor);
    await this.giveInquiries(plan.inquiryIds, survivor.id);
    await this.timeLine.moveToParty(movedContactIds, survivor.id);
    await this.merges.add(record);
    this.outbox.add(
      PartiesMerged.of({
        mergeId: record.id,
        survivorId: survivor.id,
        absorbedId: absorbed.id,
        inquiryIds: [...plan.inquiryIds],
        at: act.at.toISOString(),
      }),
    );
    return record;
  }

  async giveInquiries(ids: readonly string[], partyId: string): Promise<void> {
    const moved = await this.inquiries.takeMany(ids);
    const act = await this.changes.actOn(null);
    for (const inquiry of moved) inquiry.giveToParty(partyId, act);
    await this.changes.store(moved.map((inquiry) => ({ inquiry, as: 'inquiry-party-changed', events: [] })));
  }
}
