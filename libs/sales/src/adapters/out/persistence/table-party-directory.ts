import { Injectable } from '@nestjs/common';
import { Tables } from '@prorab/platform/marks';
import { SalesRules } from '../../../application/sales-rules.js';
import { type PartyCard, PartyDirectory } from '../../../contract/index.js';
import { keyOf, pointKey } from '../../../domain/party/contact-point.js';
import { parsePoints } from './party-mapping.js';

interface Stored {
  id: string;
  kind: PartyCard['kind'];
  name: string | null;
  responsible_id: string | null;
  merged_into: string | null;
  points: string;
}
const columns = 'p.id, p.kind, p.name, p.responsible_id, p.merged_into, p.points';
const card = (r: Stored): PartyCard => ({
  partyId: r.id,
  kind: r.kind,
  name: r.name,
  responsibleId: r.responsible_id,
  points: parsePoints(r.points).map(({ kind, value }) => ({ kind, value })),
});

@Injectable()
export class TablePartyDirectory extends PartyDirectory {
  constructor(
    private readonly tables: Tables,
    private readonly rules: SalesRules,
  ) {
    super();
  }
  async byId(partyId: string): Promise<PartyCard | null> {
    // A chain of merges is as long as people made it; a hundred is a mistake in the data.
    for (let id: string | null = partyId, step = 0; id !== null && step < 100; step++) {
      const [row]: Stored[] = await this.tables.all<Stored>(`select ${columns} from sales_party p where p.id = ?`, [
        id,
      ]);
      if (!row) return null;
      if (row.merged_into === null) return card(row);
      id = row.merged_into;
    }
    return null;
  }
  async byContactPoint({
    kind,
    value,
  }: {
    kind: PartyCard['points'][number]['kind'];
    value: string;
  }): Promise<PartyCard | null> {
    const key = pointKey(kind, value, this.rules.areaCode);
    if (!key) return null;
    const sql = `select ${columns} from sales_contact_point c join sales_party p on p.id = c.party_id where c.point_key = ?`;
    const [row] = await this.tables.all<Stored>(sql, [keyOf(key)]);
    return row ? card(row) : null;
  }
}
