import { Clock } from '@prorab/kernel';
import { AuditLog, Outbox, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { PartyMergeUndone } from '../../contract/index.js';
import { undoMerge } from '../../domain/party/merge.js';
import { PartyMerging } from '../party-merging.js';
import { InquiryBook } from '../ports/inquiry-book.port.js';
import { MergeLog } from '../ports/merge-log.port.js';
import { PartyBook } from '../ports/party-book.port.js';
import { TimeLine } from '../ports/time-line.port.js';

/** Makes two of one again, exactly as they were; what came since stays with the survivor. */
@UseCase()
export class UndoMerge {
  constructor(
    private readonly parties: PartyBook,
    private readonly inquiries: InquiryBook,
    private readonly timeLine: TimeLine,
    private readonly merges: MergeLog,
    private readonly merging: PartyMerging,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws MergeMissing, MergeUndone, MergeUndoImpossible with the reasons */
  execute({ mergeId }: { mergeId: string }): Promise<void> {
    return this.work.run(async () => {
      const record = await this.merges.takeForChange(mergeId);
      const { survivorId, absorbedId, movedInquiryIds } = record;
      const act = { at: this.clock.now(), by: actorId() };
      const [survivor, absorbed] = [
        await this.parties.takeForChange(survivorId),
        await this.parties.takeForChange(absorbedId),
      ];
      const still = await this.inquiries.takeMany(movedInquiryIds);
      const elsewhere = still
        .filter((i) => i.state.partyId !== survivorId)
        .map((i) => `inquiry-moved:${i.state.number}` as const);
      const undone = undoMerge(record, survivor, absorbed, act, elsewhere);
      await this.parties.save(survivor, absorbed);
      await this.merging.giveInquiries(movedInquiryIds, absorbedId);
      await this.timeLine.moveToParty(record.movedContactIds, absorbedId);
      await this.merges.save(undone);
      this.audit.record({
        action: 'sales.merge-undone',
        subject: survivorId,
        before: null,
        after: { mergeId, absorbed: absorbedId },
      });
      const at = act.at.toISOString();
      this.outbox.add(PartyMergeUndone.of({ mergeId, survivorId, absorbedId, inquiryIds: [...movedInquiryIds], at }));
    });
  }
}
