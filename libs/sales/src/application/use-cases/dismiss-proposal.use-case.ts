import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { decide } from '../../domain/party/duplicate-proposal.js';
import { DuplicateProposals } from '../ports/duplicate-proposals.port.js';

/** They are two; the pair is not proposed again. */
@UseCase()
export class DismissProposal {
  constructor(
    private readonly proposals: DuplicateProposals,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ProposalMissing, ProposalDecided */
  execute({ proposalId }: { proposalId: string }): Promise<void> {
    return this.work.run(async () => {
      const proposal = await this.proposals.takeForChange(proposalId);
      await this.proposals.save(decide(proposal, 'dismissed', actorId(), this.clock.now()));
    });
  }
}
