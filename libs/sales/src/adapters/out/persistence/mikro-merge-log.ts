import { Injectable } from '@nestjs/common';
import { Database, insertAll, type SqlRow } from '@prorab/platform';
import { MergeLog } from '../../../application/ports/merge-log.port.js';
import type { MergeRecord } from '../../../domain/party/merge.js';
import { MergeMissing } from '../../../domain/party/party-errors.js';
import type { PartyRecord } from '../../../domain/party/party.js';

type Json = Omit<MergeRecord, 'at' | 'undoneAt'> & { at: string; undoneAt: string | null };

const party = (r: PartyRecord): PartyRecord => ({
  ...r,
  createdAt: new Date(r.createdAt),
  points: r.points.map((p) => ({ ...p, since: new Date(p.since) })),
});
const fromJson = (text: string): MergeRecord => {
  const json = JSON.parse(text) as Json;
  return {
    ...json,
    at: new Date(json.at),
    undoneAt: json.undoneAt === null ? null : new Date(json.undoneAt),
    survivorBefore: party(json.survivorBefore),
    absorbedBefore: party(json.absorbedBefore),
    survivorAfter: party(json.survivorAfter),
  };
};
const toRow = (m: MergeRecord): SqlRow => ({
  id: m.id,
  survivor_id: m.survivorId,
  absorbed_id: m.absorbedId,
  at: m.at,
  undone_at: m.undoneAt,
  record: JSON.stringify(m),
});

/** The whole record as JSON: it is read for one purpose, to put both parties back. */
@Injectable()
export class MikroMergeLog extends MergeLog {
  constructor(private readonly database: Database) {
    super();
  }
  async add(record: MergeRecord): Promise<void> {
    await insertAll(this.database, 'sales_party_merge', [toRow(record)], 'refuse');
  }
  async takeForChange(id: string): Promise<MergeRecord> {
    const [row] = await this.database.all<{ record: string }>(
      `select record from sales_party_merge where id = ?${this.database.forUpdate}`,
      [id],
    );
    if (!row) throw new MergeMissing(id);
    return fromJson(row.record);
  }
  async save(record: MergeRecord): Promise<void> {
    await insertAll(this.database, 'sales_party_merge', [toRow(record)], { replaceBy: 'id' });
  }
  async ofParty(partyId: string): Promise<MergeRecord[]> {
    const sql =
      'select record from sales_party_merge where survivor_id = ? or absorbed_id = ? order by at desc, id desc';
    return (await this.database.all<{ record: string }>(sql, [partyId, partyId])).map((r) => fromJson(r.record));
  }
}
