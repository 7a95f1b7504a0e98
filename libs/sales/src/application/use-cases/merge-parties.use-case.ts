import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { decide } from '../../domain/party/duplicate-proposal.js';
import type { MergePlan } from '../../domain/party/merge.js';
import type { Party } from '../../domain/party/party.js';
import { PartyMerging } from '../party-merging.js';
import { DuplicateProposals } from '../ports/duplicate-proposals.port.js';
import { PartyBook } from '../ports/party-book.port.js';

/** Two customers are one. First as a dry run that shows what would move and what conflicts; then for good, and reversible. */
@UseCase()
export class MergeParties {
  constructor(
    private readonly parties: PartyBook,
    private readonly merging: PartyMerging,
    private readonly proposals: DuplicateProposals,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `accept`: conflicts of the dry run that a person has decided for the survivor. @throws MergeConflictsOpen, PartyMergedAway */
  execute(order: {
    survivorId: string;
    absorbedId: string;
    dryRun: boolean;
    accept?: readonly string[];
  }): Promise<{ mergeId: string | null; plan: MergePlan }> {
    return this.work.run(async () => {
      const [survivor, absorbed] = await this.takeBoth(order.survivorId, order.absorbedId);
      const plan = await this.merging.plan(survivor, absorbed);
      if (order.dryRun) return { mergeId: null, plan };
      const record = await this.merging.perform(survivor, absorbed, { accepted: order.accept ?? [], silent: false });
      const proposal = await this.proposals.ofPair(survivor.id, absorbed.id);
      if (proposal?.state === 'open')
        await this.proposals.save(decide(proposal, 'merged', actorId(), this.clock.now()));
      this.audit.record({
        action: 'sales.parties-merged',
        subject: survivor.id,
        before: null,
        after: { mergeId: record.id, absorbed: absorbed.id },
      });
      return { mergeId: record.id, plan };
    });
  }

  /** Always in the order of the ids, so that two merges the other way round do not wait for each other. */
  private async takeBoth(survivorId: string, absorbedId: string): Promise<[Party, Party]> {
    const taken = new Map<string, Party>();
    for (const id of [survivorId, absorbedId].sort()) taken.set(id, await this.parties.takeForChange(id));
    return [taken.get(survivorId) as Party, taken.get(absorbedId) as Party];
  }
}
