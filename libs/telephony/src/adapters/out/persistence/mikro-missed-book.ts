import { Database, insertAll } from '@prorab/platform';
import { Query, type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import { MissedBook } from '../../../application/ports/missed-book.port.js';
import { type EpisodeState, MissedEpisode, lostAt } from '../../../domain/missed-episode.js';

type Row = Record<string, SqlValue>;
type Body = Omit<EpisodeState, 'id' | 'line' | 'branchId' | 'firstAt' | 'callBackAt' | 'closedAt' | 'visitSource'>;

@Query()
export class MikroMissedBook extends MissedBook {
  constructor(private readonly database: Database) {
    super();
  }
  async add(episode: MissedEpisode): Promise<void> {
    await insertAll(this.database, 'telephony_missed', [rowOf(episode)]);
  }
  take(id: string): Promise<MissedEpisode | null> {
    return this.#one('id', id);
  }
  takeOpenOf(number: string): Promise<MissedEpisode | null> {
    return this.#one('open_number', number);
  }
  async save(episode: MissedEpisode): Promise<void> {
    await insertAll(this.database, 'telephony_missed', [rowOf(episode)], { replaceBy: 'id' });
  }
  async open(limit: number): Promise<{ id: string; callIds: readonly string[] }[]> {
    const rows = await this.database.all<{ id: string; body: string }>(
      `select id, body from telephony_missed where closed_at is null order by first_at desc, id desc limit ${limit}`,
    );
    return rows.map(({ id, body }) => ({ id, callIds: (JSON.parse(body) as Body).callIds }));
  }
  async #one(column: 'id' | 'open_number', value: string): Promise<MissedEpisode | null> {
    const [row] = await this.database.all<Row>(
      `select * from telephony_missed where ${column} = ?${this.database.forUpdate}`,
      [value],
    );
    return row ? episodeOf(row) : null;
  }
}
function rowOf({ state, number, isOpen }: MissedEpisode): Row {
  const { id, line, branchId, firstAt, callBackAt, closedAt, visitSource, ...body } = state;
  return {
    ...{ id, open_number: isOpen ? number : null, caller_number: number, line, branch_id: branchId },
    ...{
      first_at: firstAt,
      call_back_at: callBackAt,
      closed_at: closedAt,
      end_kind: state.end,
      lost_at: lostAt(firstAt),
      visit_source: visitSource,
      body: JSON.stringify(body satisfies Body),
    },
  };
}
function episodeOf(row: Row): MissedEpisode {
  const body = JSON.parse(String(row.body)) as Body;
  return MissedEpisode.restore({
    ...body,
    ...{ id: String(row.id), line: String(row.line), branchId: row.branch_id ? String(row.branch_id) : null },
    ...{ firstAt: instant(row.first_at), lastAt: instant(body.lastAt) },
    visitSource: row.visit_source === null ? null : String(row.visit_source),
    ...{ callBackAt: instantOrNull(row.call_back_at), closedAt: instantOrNull(row.closed_at) },
  });
}
