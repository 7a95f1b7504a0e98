import { DomainError } from '@prorab/kernel';

export class PartyMissing extends DomainError {
  constructor(partyId: string) {
    super('missing', 'sales.party-missing', 'there is no such customer', { partyId });
  }
}
export class PartyChangedMeanwhile extends DomainError {
  constructor(partyId: string) {
    super('conflict', 'sales.party-changed', 'the customer was changed meanwhile', { partyId });
  }
}
/** Two units of work gave one contact point to two parties; the later one tries again and finds the holder. */
export class ContactPointTaken extends DomainError {
  constructor(kind: string, value: string) {
    super('conflict', 'sales.contact-point-taken', 'the contact point belongs to another customer', { kind, value });
  }
}
export class ContactPointInvalid extends DomainError {
  constructor(kind: string, value: string) {
    super('invalid', 'sales.contact-point-invalid', `«${value}» is no ${kind}`, { kind, value });
  }
}
export class ContactPointUnknown extends DomainError {
  constructor(kind: string, value: string) {
    super('missing', 'sales.contact-point-unknown', 'the customer has no such contact point', { kind, value });
  }
}
export class PartyMergedAway extends DomainError {
  constructor(partyId: string, into: string) {
    super('conflict', 'sales.party-merged-away', 'the customer was merged into another', { partyId, into });
  }
}
export class MergeWithItself extends DomainError {
  constructor(partyId: string) {
    super('invalid', 'sales.merge-with-itself', 'a customer cannot be merged with itself', { partyId });
  }
}
export class MergeConflictsOpen extends DomainError {
  constructor(conflicts: readonly string[]) {
    super('conflict', 'sales.merge-conflicts-open', `decide first: ${conflicts.join(', ')}`, { conflicts });
  }
}
export class MergeMissing extends DomainError {
  constructor(mergeId: string) {
    super('missing', 'sales.merge-missing', 'there is no such merge', { mergeId });
  }
}
export class MergeUndone extends DomainError {
  constructor(mergeId: string) {
    super('conflict', 'sales.merge-undone', 'the merge was undone already', { mergeId });
  }
}
export class MergeUndoImpossible extends DomainError {
  constructor(reasons: readonly string[]) {
    super('conflict', 'sales.merge-undo-impossible', `the merge cannot be undone: ${reasons.join(', ')}`, { reasons });
  }
}
export class ProposalMissing extends DomainError {
  constructor(proposalId: string) {
    super('missing', 'sales.proposal-missing', 'there is no such proposal', { proposalId });
  }
}
export class ProposalDecided extends DomainError {
  constructor(proposalId: string, state: string) {
    super('conflict', 'sales.proposal-decided', `the proposal is ${state} already`, { proposalId, state });
  }
}
