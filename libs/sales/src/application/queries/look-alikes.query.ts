import { Query, Tables } from '@prorab/platform/marks';
import { partyName } from './inquiry-line.js';
import { anyOf } from './sql-text.js';

interface Stored {
  first_id: string;
  second_id: string;
  first_name: string | null;
  first_points: string;
  second_name: string | null;
  second_points: string;
}

/** Who may be the same as these customers, by name; it waits for a person's word. */
@Query()
export class LookAlikes {
  constructor(private readonly tables: Tables) {}

  async execute({ partyIds }: { partyIds: readonly string[] }): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    if (partyIds.length === 0) return found;
    const [first, second] = [anyOf('d.first_id', partyIds), anyOf('d.second_id', partyIds)];
    const rows = await this.tables.all<Stored>(
      `select d.first_id, d.second_id, a.name as first_name, a.points as first_points, b.name as second_name, b.points as second_points
       from sales_duplicate_proposal d join sales_party a on a.id = d.first_id join sales_party b on b.id = d.second_id
       where d.state = 'open' and (${first.text} or ${second.text}) order by d.score desc, d.id desc`,
      [...first.params, ...second.params],
    );
    const note = (partyId: string, other: string | null): void => {
      if (other !== null) found.set(partyId, [...(found.get(partyId) ?? []), other]);
    };
    for (const row of rows) {
      note(row.first_id, partyName(row.second_name, row.second_points));
      note(row.second_id, partyName(row.first_name, row.first_points));
    }
    return found;
  }
}
