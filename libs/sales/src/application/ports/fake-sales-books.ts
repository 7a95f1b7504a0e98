import type { PolicyDocument } from '../../domain/distribution/policy-document.js';
import { defaultPolicy } from '../../domain/distribution/policy-document.js';
import type { DuplicateProposal } from '../../domain/party/duplicate-proposal.js';
import type { MergeRecord } from '../../domain/party/merge.js';
import { MergeMissing, ProposalMissing } from '../../domain/party/party-errors.js';
import { DuplicateProposals } from './duplicate-proposals.port.js';
import { InquiryNumbers } from './inquiry-numbers.port.js';
import { MergeLog } from './merge-log.port.js';
import { PastInquiries, type ReallyHappened } from './past-inquiries.port.js';
import { PolicyBook } from './policy-book.port.js';

export class FakeDuplicateProposals extends DuplicateProposals {
  readonly rows = new Map<string, DuplicateProposal>();
  async add(...proposals: DuplicateProposal[]): Promise<void> {
    for (const p of proposals) if (!(await this.ofPair(p.firstId, p.secondId))) this.rows.set(p.id, p);
  }
  async takeForChange(id: string): Promise<DuplicateProposal> {
    const row = this.rows.get(id);
    if (!row) throw new ProposalMissing(id);
    return row;
  }
  async ofPair(a: string, b: string): Promise<DuplicateProposal | null> {
    const fits = (p: DuplicateProposal): boolean => [a, b].includes(p.firstId) && [a, b].includes(p.secondId);
    return [...this.rows.values()].find(fits) ?? null;
  }
  async save(proposal: DuplicateProposal): Promise<void> {
    this.rows.set(proposal.id, proposal);
  }
  async open(limit: number): Promise<DuplicateProposal[]> {
    const open = [...this.rows.values()].filter((p) => p.state === 'open');
    return open.sort((a, b) => b.score - a.score).slice(0, limit);
  }
}

export class FakeMergeLog extends MergeLog {
  readonly rows = new Map<string, MergeRecord>();
  async add(record: MergeRecord): Promise<void> {
    this.rows.set(record.id, record);
  }
  async takeForChange(id: string): Promise<MergeRecord> {
    const row = this.rows.get(id);
    if (!row) throw new MergeMissing(id);
    return row;
  }
  async save(record: MergeRecord): Promise<void> {
    this.rows.set(record.id, record);
  }
  async ofParty(partyId: string): Promise<MergeRecord[]> {
    const ofIt = [...this.rows.values()].filter((m) => m.survivorId === partyId || m.absorbedId === partyId);
    return ofIt.sort((a, b) => b.at.getTime() - a.at.getTime());
  }
}

export class FakePolicyBook extends PolicyBook {
  policy: PolicyDocument = defaultPolicy;
  async current(): Promise<PolicyDocument> {
    return this.policy;
  }
  async keep(policy: PolicyDocument): Promise<void> {
    this.policy = policy;
  }
}

export class FakeInquiryNumbers extends InquiryNumbers {
  #last = 0;
  async next(): Promise<number> {
    return ++this.#last;
  }
}

export class FakePastInquiries extends PastInquiries {
  rows: ReallyHappened[] = [];
  async receivedBetween(from: Date, to: Date): Promise<ReallyHappened[]> {
    return this.rows
      .filter(({ past }) => past.arrivedAt >= from && past.arrivedAt < to)
      .sort((a, b) => a.past.arrivedAt.getTime() - b.past.arrivedAt.getTime());
  }
}
