import { Query, Tables, instant } from '@prorab/platform/marks';
import type { CareActKind } from '../../../domain/invoice-care/invoice-care.js';
import { InvoiceMissing } from '../../../domain/invoice/invoice-errors.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { InvoiceCareBook } from '../../ports/invoice-care/invoice-care-book.port.js';
import { SalesRules } from '../../sales-rules.js';
import { type Language, type Named, named } from '../history-line.js';
import { pushInWords, reasonInWords } from './reason-words.js';
import { UnpaidReasons } from './unpaid-reasons.query.js';
import { type StoredWatch, watchedOf } from './watched-row.js';

export interface InvoiceCareView {
  invoiceKey: string;
  /** null: nothing is awaited of it. */
  waiting: {
    since: string;
    days: number;
    step: number | null;
    owner: Named | null;
    chance: number | null;
    because: string[];
  } | null;
  /** The invoice that is counted instead. */
  phantomOf: { invoiceKey: string; number: string } | null;
  countsItself: boolean;
  promisedOn: string | null;
  snoozedUntil: string | null;
  refused: { code: string; name: string; note: string | null } | null;
  reasons: { code: string; text: string }[];
  /** Newest first. */
  history: { kind: string; at: string; by: Named | null; note: string | null; undone: boolean }[];
}
interface Stored extends Omit<StoredWatch, 'invoice_key'> {
  invoice_key: string | null;
  phantom_of: string | null;
  phantom_number: string | null;
}
const HISTORY = 100;

/** What is done about the payment of one invoice, how likely it comes, and why it may not. */
@Query()
export class InvoiceCareCard {
  constructor(
    private readonly tables: Tables,
    private readonly book: InvoiceCareBook,
    private readonly colleagues: Colleagues,
    private readonly reasons: UnpaidReasons,
    private readonly rules: SalesRules,
  ) {}

  async execute({ invoiceKey, language }: { invoiceKey: string; language: Language }): Promise<InvoiceCareView> {
    const [row] = await this.tables.all<Stored>(
      `select w.*, i.phantom_of, o.number as phantom_number from sales_invoice i
       left join sales_invoice_watch w on w.invoice_key = i.id left join sales_invoice o on o.id = i.phantom_of where i.id = ?`,
      [invoiceKey],
    );
    if (!row) throw new InvoiceMissing(invoiceKey);
    const care = (await this.book.of([invoiceKey])).get(invoiceKey)?.state;
    const acts = await this.tables.all<{
      kind: CareActKind;
      at: unknown;
      by_id: string | null;
      note: string | null;
      undone: unknown;
    }>(
      `select kind, at, by_id, note, undone from sales_invoice_care_history where invoice_key = ? order by id desc limit ${HISTORY}`,
      [invoiceKey],
    );
    const names = await this.colleagues.names();
    const found = (await this.reasons.execute({ invoiceKeys: [invoiceKey] })).get(invoiceKey) ?? [];
    const watched = row.invoice_key === null ? null : watchedOf({ ...row, invoice_key: row.invoice_key });
    const reason = this.rules.lossReasons.find(({ code }) => code === care?.refused?.reason);
    return {
      invoiceKey,
      waiting: watched && {
        ...{ since: watched.since, days: watched.days, step: watched.step?.step ?? null, chance: watched.chance },
        owner: named(watched.whoseId, names),
        because: watched.because.map((push) => pushInWords(push, language)),
      },
      phantomOf: row.phantom_of === null ? null : { invoiceKey: row.phantom_of, number: row.phantom_number ?? '' },
      countsItself: care?.countsItself ?? false,
      promisedOn: care?.promisedOn ?? null,
      snoozedUntil: care?.snoozedUntil?.toISOString() ?? null,
      refused: care?.refused
        ? { code: care.refused.reason, name: reason?.[language] ?? care.refused.reason, note: care.refused.note }
        : null,
      reasons: found.map((r) => ({ code: r.code, text: reasonInWords(r, language) })),
      history: acts.map((a) => ({
        ...{
          kind: a.kind,
          at: instant(a.at).toISOString(),
          by: named(a.by_id, names),
          note: a.note,
          undone: Boolean(a.undone),
        },
      })),
    };
  }
}
