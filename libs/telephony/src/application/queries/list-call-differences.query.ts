import { Query, type SqlValue, Tables, instant } from '@prorab/platform/marks';
import type { CallDifference, DifferenceKind } from '../../domain/call-difference.js';
import { text } from './call-view.js';

export interface CallDifferenceView extends CallDifference {
  readonly id: string;
  readonly foundAt: Date;
}

/** Calls, lines of the exchange's list and recordings that exist in only one place, the newest first. */
@Query()
export class ListCallDifferences {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are */
  async execute({
    limit,
    after,
  }: {
    limit: number;
    after: { at: Date; id: string } | null;
  }): Promise<CallDifferenceView[]> {
    const [where, values]: [string, SqlValue[]] = after
      ? ['where at < ? or (at = ? and id < ?)', [after.at, after.at, after.id]]
      : ['', []];
    const rows = await this.tables.all<Record<string, SqlValue>>(
      `select id, kind, thing, call_id, number, at, found_at from telephony_difference ${where} order by at desc, id desc limit ${limit + 1}`,
      values,
    );
    return rows.map((row) => ({
      ...{ id: String(row.id), kind: row.kind as DifferenceKind, key: String(row.thing), callId: text(row.call_id) },
      ...{ number: text(row.number), at: instant(row.at), foundAt: instant(row.found_at) },
    }));
  }
}
