import { Money } from '@prorab/kernel';
import { iso } from '../sql-text.js';
import type { Language, Named, Names } from '../history-line.js';
import { named } from '../history-line.js';
import { pushInWords } from './reason-words.js';
import { type StoredWatch, watchedOf } from './watched-row.js';

export interface StoredForgotten extends StoredWatch {
  number: string;
  at: unknown;
  total: number;
  pay_by: string | null;
  state: string;
  party_id: string | null;
  party_name: string | null;
  books_name: string | null;
  promised_on: string | null;
  contacted_at: unknown;
}
export const forgottenColumns = `w.*, i.number, i.at, i.total, i.pay_by, i.state, i.party_id, p.name as party_name, b.name as books_name,
  c.promised_on, c.contacted_at`;
export const forgottenTables = `sales_invoice_watch w join sales_invoice i on i.id = w.invoice_key left join sales_party p on p.id = i.party_id
  left join sales_ledger_party b on b.id = i.party_key left join sales_invoice_care c on c.invoice_key = w.invoice_key`;

export interface ForgottenLine {
  invoiceKey: string;
  number: string;
  issuedAt: string;
  payBy: string | null;
  state: string;
  party: { id: string | null; name: string | null };
  /** Roubles. */
  total: string;
  owed: string;
  /** Who looks after it; null = the heads. */
  owner: Named | null;
  /** Working days without payment and without a word. */
  days: number;
  step: number | null;
  promisedOn: string | null;
  chance: number | null;
  /** Why the chance is what it is, in words. */
  because: string[];
  weight: number;
}

export function forgottenLine(row: StoredForgotten, names: Names, language: Language): ForgottenLine {
  const { because, ...watched } = watchedOf(row);
  return {
    ...{ invoiceKey: row.invoice_key, number: row.number, issuedAt: iso(row.at), payBy: row.pay_by, state: row.state },
    party: { id: row.party_id, name: row.party_name ?? row.books_name },
    total: Money.ofKopecks(Number(row.total)).toString(),
    owed: Money.ofKopecks(watched.owed).toString(),
    owner: named(watched.whoseId, names),
    ...{ days: watched.days, step: watched.step?.step ?? null, promisedOn: row.promised_on },
    ...{ chance: watched.chance === null ? null : Math.round(watched.chance * 100) / 100, weight: watched.weight },
    because: because.map((push) => pushInWords(push, language)),
  };
}
