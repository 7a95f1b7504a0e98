import { Injectable } from '@nestjs/common';
import { Database, insertAll, type SqlRow } from '@prorab/platform';
import { type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import { DuplicateProposals } from '../../../application/ports/duplicate-proposals.port.js';
import type { DuplicateProposal } from '../../../domain/party/duplicate-proposal.js';
import { ProposalMissing } from '../../../domain/party/party-errors.js';

interface Stored {
  id: string;
  first_id: string;
  second_id: string;
  score: number;
  reasons: string;
  state: DuplicateProposal['state'];
  created_at: unknown;
  decided_at: unknown;
  decided_by: string | null;
}
const toRow = (p: DuplicateProposal): SqlRow => ({
  id: p.id,
  first_id: p.firstId,
  second_id: p.secondId,
  score: p.score,
  reasons: JSON.stringify(p.reasons),
  state: p.state,
  created_at: p.createdAt,
  decided_at: p.decidedAt,
  decided_by: p.decidedBy,
});
const fromRow = (r: Stored): DuplicateProposal => ({
  id: r.id,
  firstId: r.first_id,
  secondId: r.second_id,
  score: r.score,
  reasons: JSON.parse(r.reasons) as string[],
  state: r.state,
  createdAt: instant(r.created_at),
  decidedAt: instantOrNull(r.decided_at),
  decidedBy: r.decided_by,
});

@Injectable()
export class MikroDuplicateProposals extends DuplicateProposals {
  constructor(private readonly database: Database) {
    super();
  }
  async add(...proposals: DuplicateProposal[]): Promise<void> {
    await insertAll(this.database, 'sales_duplicate_proposal', proposals.map(toRow), 'keep');
  }
  async takeForChange(id: string): Promise<DuplicateProposal> {
    const [found] = await this.load(`where id = ?${this.database.forUpdate}`, [id]);
    if (!found) throw new ProposalMissing(id);
    return found;
  }
  async ofPair(a: string, b: string): Promise<DuplicateProposal | null> {
    return (await this.load('where first_id = ? and second_id = ?', [a, b].sort()))[0] ?? null;
  }
  async save(proposal: DuplicateProposal): Promise<void> {
    await insertAll(this.database, 'sales_duplicate_proposal', [toRow(proposal)], { replaceBy: 'id' });
  }
  open(limit: number): Promise<DuplicateProposal[]> {
    return this.load(`where state = 'open' order by score desc, id limit ${Math.trunc(limit)}`, []);
  }
  private async load(rest: string, params: readonly SqlValue[]): Promise<DuplicateProposal[]> {
    return (await this.database.all<Stored>(`select * from sales_duplicate_proposal ${rest}`, params)).map(fromRow);
  }
}
