import { Query, Tables } from '@prorab/platform/marks';
import type { LedgerKind } from '../../ports/ledger.port.js';
import type { Language } from '../history-line.js';
import { iso, sql } from '../sql-text.js';

export interface SetAsideView {
  kind: LedgerKind;
  /** Its key in the books, or the beginning of what should be one. */
  key: string;
  /** In the language of the reader. */
  why: string;
  at: string;
}

/** What stands in the books and is not in the mirror, because nobody can read or keep it; the latest first. */
@Query()
export class ListSetAside {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are; `after` is the instant and `kind key` of the last one seen */
  async execute({
    limit,
    after,
    language,
  }: {
    limit: number;
    after: { at: Date; id: string } | null;
    language: Language;
  }): Promise<SetAsideView[]> {
    const [kind = '', ...key] = after?.id.split(' ') ?? [];
    const past =
      after &&
      sql('at <= ? and (at < ? or kind < ? or (kind = ? and id < ?))', after.at, after.at, kind, kind, key.join(' '));
    const rows = await this.tables.all<{ kind: LedgerKind; id: string; why: string; why_en: string; at: unknown }>(
      `select kind, id, why, why_en, at from sales_ledger_aside${past ? ` where ${past.text}` : ''} order by at desc, kind desc, id desc limit ${Math.trunc(limit) + 1}`,
      past?.params ?? [],
    );
    return rows.map((row) => ({
      ...{ kind: row.kind, key: row.id, at: iso(row.at) },
      why: (language === 'en' && row.why_en) || row.why,
    }));
  }
}
