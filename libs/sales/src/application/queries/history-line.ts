import { explain } from '../../domain/distribution/explain.js';
import type { RuleTrace } from '../../domain/distribution/trace.js';
import type { InquiryStatus } from '../../domain/inquiry/inquiry-status.js';
import { iso } from './sql-text.js';

export type Language = 'ru' | 'en';
export interface Named {
  id: string;
  name: string | null;
}
export type Names = ReadonlyMap<string, string>;
export const named = (id: string | null, names: Names): Named | null =>
  id === null ? null : { id, name: names.get(id) ?? null };

export interface HistoryLine {
  id: string;
  at: string;
  /** null = the system. */
  by: Named | null;
  kind: string;
  from: InquiryStatus | null;
  to: InquiryStatus;
  owner: Named | null;
  /** How long `from` had lasted. */
  spent: { minutes: number; workingMinutes: number } | null;
  /** Sentences, one per rule that was asked. */
  because: string[];
  note: string | null;
}

export interface StoredHistoryLine {
  id: string;
  at: unknown;
  by_id: string | null;
  kind: string;
  from_status: InquiryStatus | null;
  to_status: InquiryStatus;
  owner_id: string | null;
  spent_ms: number | null;
  spent_working_minutes: number | null;
  because: string;
  note: string | null;
}
export const historyColumns =
  'id, at, by_id, kind, from_status, to_status, owner_id, spent_ms, spent_working_minutes, because, note';

export const tenths = (x: number): number => Math.round(x * 10) / 10;

export const historyLine = (r: StoredHistoryLine, names: Names, language: Language): HistoryLine => ({
  id: r.id,
  at: iso(r.at),
  by: named(r.by_id, names),
  kind: r.kind,
  from: r.from_status,
  to: r.to_status,
  owner: named(r.owner_id, names),
  spent:
    r.spent_ms === null
      ? null
      : { minutes: tenths(r.spent_ms / 60_000), workingMinutes: tenths(r.spent_working_minutes ?? 0) },
  because: explain(JSON.parse(r.because) as RuleTrace[], language),
  note: r.note,
});
