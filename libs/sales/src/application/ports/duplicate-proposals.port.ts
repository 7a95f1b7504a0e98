import type { DuplicateProposal } from '../../domain/party/duplicate-proposal.js';

/** Pairs of parties that may be one, for a person to decide. */
export abstract class DuplicateProposals {
  /** A pair that is there already, open or decided, is left as it is: what was dismissed does not come back. */
  abstract add(...proposals: DuplicateProposal[]): Promise<void>;
  /** @throws ProposalMissing */
  abstract takeForChange(id: string): Promise<DuplicateProposal>;
  abstract ofPair(a: string, b: string): Promise<DuplicateProposal | null>;
  abstract save(proposal: DuplicateProposal): Promise<void>;
  /** Best score first. */
  abstract open(limit: number): Promise<DuplicateProposal[]>;
}
