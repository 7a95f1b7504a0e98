import { Query, type SqlValue, Tables, instantOrNull } from '@prorab/platform/marks';
import { text } from './call-view.js';

export interface UnwelcomeView {
  readonly number: string;
  /** null: not blocked, only counted. */
  readonly blockedAt: Date | null;
  readonly blockedBy: string | null;
  readonly reason: string | null;
  readonly refused: number;
  readonly refusedAt: Date | null;
}

/** Behind all words and numbers. */
const LAST = '~';
/** Numbers whose calls were or are refused: first what stands for many callers, then by number. */
@Query()
export class ListUnwelcome {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are */
  async execute({ limit, after }: { limit: number; after: string | null }): Promise<UnwelcomeView[]> {
    const rows = await this.tables.all<Record<string, SqlValue>>(
      `select number, blocked_at, blocked_by, reason, refused, refused_at from telephony_unwelcome where number < ? order by number desc limit ${limit + 1}`,
      [after ?? LAST],
    );
    return rows.map((row) => ({
      ...{ number: String(row.number), blockedAt: instantOrNull(row.blocked_at), blockedBy: text(row.blocked_by) },
      ...{ reason: text(row.reason), refused: Number(row.refused), refusedAt: instantOrNull(row.refused_at) },
    }));
  }
}
