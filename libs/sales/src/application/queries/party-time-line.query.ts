import { Query, Tables } from '@prorab/platform/marks';
import { PartyMissing } from '../../domain/party/party-errors.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { afterKey, all, sql } from './sql-text.js';
import { type StoredTimeLine, type TimeLineView, timeLineColumns, timeLineView } from './time-line-view.js';

/** All contacts with a party, theirs and ours, newest first. */
@Query()
export class PartyTimeLine {
  constructor(
    private readonly tables: Tables,
    private readonly colleagues: Colleagues,
  ) {}

  /** @returns one more than `limit`, if there are @throws PartyMissing */
  async execute({
    partyId,
    limit,
    after,
  }: {
    partyId: string;
    limit: number;
    after: { at: Date; contactId: string } | null;
  }): Promise<TimeLineView[]> {
    const { text, params } = all([
      sql('party_id = ?', partyId),
      ...(after ? [afterKey('at', 'contact_id', true, [after.at, after.contactId])] : []),
    ]);
    const rows = await this.tables.all<StoredTimeLine>(
      `select ${timeLineColumns} from sales_time_line where ${text} order by at desc, contact_id desc limit ${Math.trunc(limit) + 1}`,
      params,
    );
    if (rows.length === 0 && (await this.tables.all('select id from sales_party where id = ?', [partyId])).length === 0)
      throw new PartyMissing(partyId);
    const names = await this.colleagues.names();
    return rows.map((r) => timeLineView(r, names));
  }
}
