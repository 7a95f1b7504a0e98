import { Query, Tables } from '@prorab/platform/marks';
import { type PartyLine, type StoredPartyLine, partyColumns, partyLine } from './party-line.js';
import { afterKey, all, anyOf, iso, sql } from './sql-text.js';

export interface ProposalView {
  proposalId: string;
  score: number;
  /** `point:phone:+7812…`, `name:0.86` */
  reasons: string[];
  createdAt: string;
  first: PartyLine | null;
  second: PartyLine | null;
}
interface Stored {
  id: string;
  first_id: string;
  second_id: string;
  score: number;
  reasons: string;
  created_at: unknown;
}

/** Pairs that may be one party and wait for a person's word, the likeliest first. */
@Query()
export class ListDuplicateProposals {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are */
  async execute({
    partyId,
    limit,
    after,
  }: {
    partyId?: string;
    limit: number;
    after: { score: number; id: string } | null;
  }): Promise<ProposalView[]> {
    const { text, params } = all([
      sql("state = 'open'"),
      ...(partyId ? [sql('(first_id = ? or second_id = ?)', partyId, partyId)] : []),
      ...(after ? [afterKey('score', 'id', true, [after.score, after.id])] : []),
    ]);
    const rows = await this.tables.all<Stored>(
      `select id, first_id, second_id, score, reasons, created_at from sales_duplicate_proposal where ${text}
       order by score desc, id desc limit ${Math.trunc(limit) + 1}`,
      params,
    );
    const ids = [...new Set(rows.flatMap((r) => [r.first_id, r.second_id]))];
    const wanted = anyOf('p.id', ids.length ? ids : ['']);
    const parties = await this.tables.all<StoredPartyLine>(
      `select ${partyColumns} from sales_party p where ${wanted.text}`,
      wanted.params,
    );
    const byId = new Map(parties.map((p) => [p.id, partyLine(p)]));
    return rows.map((r) => ({
      proposalId: r.id,
      score: r.score,
      reasons: JSON.parse(r.reasons) as string[],
      createdAt: iso(r.created_at),
      first: byId.get(r.first_id) ?? null,
      second: byId.get(r.second_id) ?? null,
    }));
  }
}
