import { Query, Tables } from '@prorab/platform/marks';
import type { MergeRecord } from '../../domain/party/merge.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { type Named, named } from './history-line.js';
import { afterKey, all, iso, isoOrNull, sql } from './sql-text.js';

export interface MergeView {
  mergeId: string;
  at: string;
  by: Named | null;
  /** A nameless single contact was linked without asking. */
  silent: boolean;
  survivor: Named;
  absorbed: Named;
  movedInquiries: number;
  movedContacts: number;
  undoneAt: string | null;
}

/** Merges, newest first; also those that were undone. */
@Query()
export class ListMerges {
  constructor(
    private readonly tables: Tables,
    private readonly colleagues: Colleagues,
  ) {}

  /** @returns one more than `limit`, if there are */
  async execute({
    partyId,
    limit,
    after,
  }: {
    partyId?: string;
    limit: number;
    after: { at: Date; id: string } | null;
  }): Promise<MergeView[]> {
    const { text, params } = all([
      partyId ? sql('(survivor_id = ? or absorbed_id = ?)', partyId, partyId) : sql('1 = 1'),
      ...(after ? [afterKey('at', 'id', true, [after.at, after.id])] : []),
    ]);
    const rows = await this.tables.all<{ id: string; at: unknown; undone_at: unknown; record: string }>(
      `select id, at, undone_at, record from sales_party_merge where ${text} order by at desc, id desc limit ${Math.trunc(limit) + 1}`,
      params,
    );
    const names = await this.colleagues.names();
    return rows.map((r) => {
      const record = JSON.parse(r.record) as MergeRecord;
      return {
        mergeId: r.id,
        at: iso(r.at),
        by: named(record.by, names),
        silent: record.silent,
        survivor: { id: record.survivorId, name: record.survivorBefore.name },
        absorbed: { id: record.absorbedId, name: record.absorbedBefore.name },
        movedInquiries: record.movedInquiryIds.length,
        movedContacts: record.movedContactIds.length,
        undoneAt: isoOrNull(r.undone_at),
      };
    });
  }
}
