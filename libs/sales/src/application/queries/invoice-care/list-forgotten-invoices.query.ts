import { Query, Tables } from '@prorab/platform/marks';
import { Colleagues } from '../../ports/colleagues.port.js';
import type { Language } from '../history-line.js';
import { afterKey, all, sql } from '../sql-text.js';
import {
  type ForgottenLine,
  type StoredForgotten,
  forgottenColumns,
  forgottenLine,
  forgottenTables,
} from './forgotten-line.js';
import { reasonInWords } from './reason-words.js';
import { UnpaidReasons } from './unpaid-reasons.query.js';

export interface ForgottenInvoiceView extends ForgottenLine {
  /** Why it may not be paid, a sentence with its facts each. */
  reasons: { code: string; text: string }[];
}
/** `owner`: of one person, or those that nobody looks after; without it all. */
export interface ForgottenFilter {
  owner?: string | null;
}

/** Forgotten invoices, the dearest first: what is to come x the chance that it comes. One row more than asked, so that there is a next page. */
@Query()
export class ListForgottenInvoices {
  constructor(
    private readonly tables: Tables,
    private readonly colleagues: Colleagues,
    private readonly reasons: UnpaidReasons,
  ) {}

  async execute({
    filter,
    limit,
    after,
    language,
  }: {
    filter: ForgottenFilter;
    limit: number;
    after: { weight: number; invoiceKey: string } | null;
    language: Language;
  }): Promise<ForgottenInvoiceView[]> {
    const { text, params } = all([
      sql('w.listed = ?', true),
      ...(filter.owner === undefined
        ? []
        : [filter.owner === null ? sql('w.whose_id is null') : sql('w.whose_id = ?', filter.owner)]),
      ...(after ? [afterKey('w.weight', 'w.invoice_key', true, [after.weight, after.invoiceKey])] : []),
    ]);
    const rows = await this.tables.all<StoredForgotten>(
      `select ${forgottenColumns} from ${forgottenTables} where ${text} order by w.weight desc, w.invoice_key desc limit ${limit + 1}`,
      params,
    );
    const names = await this.colleagues.names();
    const reasons = await this.reasons.execute({ invoiceKeys: rows.map((r) => r.invoice_key) });
    return rows.map((row) => ({
      ...forgottenLine(row, names, language),
      reasons: (reasons.get(row.invoice_key) ?? []).map((r) => ({ code: r.code, text: reasonInWords(r, language) })),
    }));
  }
}
