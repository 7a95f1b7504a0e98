import { Money, type ZoneClock } from '@prorab/kernel';
import type {
  LedgerInvoice,
  LedgerKey,
  LedgerPayment,
  LedgerShipment,
} from '../../../../application/ports/ledger.port.js';
import type { SqlCell } from '../client/onec-client.js';
import { instantOf, isPosted, keyOfId, momentOf, yes } from '../encoding/index.js';
import type { DocumentColumn, InvoiceNames, OnecNames, TotalColumn } from '../mapping/index.js';
import type { OwnBase } from './base-documents.js';
import { day, keyIn, raw, said } from './cells.js';
import { type DocumentKind, type DocumentParts, type DocumentRole, money } from './document-tables.js';
import type { JournalRow } from './journal-reader.js';

export type DocumentFact = LedgerInvoice | LedgerShipment | LedgerPayment;

/** What stands in the tables of 1C of a document, in the words of the port. */
export class DocumentFacts {
  constructor(
    private readonly names: OnecNames,
    private readonly zone: ZoneClock,
    private readonly roleOf: (kind: number) => DocumentRole | null,
  ) {}

  /** @throws LedgerUnfit for what 1C does not write */
  of({ role, names }: DocumentKind, row: JournalRow, parts: DocumentParts, base: OwnBase | null): DocumentFact | null {
    const value = (of: DocumentColumn | TotalColumn | null): SqlCell => parts.value(of, row);
    const keyAt = (of: DocumentColumn | null, kind: number | null): LedgerKey | null =>
      of ? keyIn(of, value(of), kind) : null;
    const moment = momentOf(row.moment);
    const document = {
      key: keyOfId(row.id) ?? '',
      number: row.number.slice(0, 30),
      at: instantOf(moment, this.zone),
      partyKey: keyAt(names.columns.party, this.names.party.kind),
      contractKey: keyAt(names.columns.contract, this.names.contract?.kind ?? null),
      authorKey: keyAt(names.columns.author, this.names.author?.kind ?? null),
      posted: isPosted(row.closed),
      marked: row.marked,
      note: names.columns.note ? said(value(names.columns.note), 4_000) : null,
    };
    const sum = money(value(names.total.sum));
    const vat = money(value(names.total.vat));
    const { added } = names.total;
    const onTop =
      added !== null &&
      (added.count === null || yes(raw(value(added.count)) || '0')) &&
      !(added.included !== null && yes(raw(value(added.included)) || '0'));
    const total = onTop ? Money.of(sum).add(Money.of(vat)).toString() : sum;
    const lines = parts.linesOf(row.id);
    if (role === 'invoice')
      return this.#invoice(names as InvoiceNames, { ...document, total, vat, lines }, value, keyAt);
    if (role === 'shipment') {
      return {
        ...document,
        kind: 'shipment',
        total,
        lines,
        invoiceKey: base && this.roleOf(base.kind) === 'invoice' ? base.key : null,
      };
    }
    const { means, direction } = names as OnecNames['payments'][number];
    const baseRole = base && this.roleOf(base.kind);
    return {
      ...document,
      kind: 'payment',
      means,
      direction,
      amount: total,
      base: base && (baseRole === 'invoice' || baseRole === 'shipment') ? { kind: baseRole, key: base.key } : null,
    };
  }
  #invoice(
    names: InvoiceNames,
    document: Omit<LedgerInvoice, 'kind' | 'payBy' | 'draft' | 'warehouseKey'>,
    value: (of: DocumentColumn | null) => SqlCell,
    keyAt: (of: DocumentColumn | null, kind: number | null) => LedgerKey | null,
  ): LedgerInvoice | null {
    const { operation } = names;
    const chosen = operation ? raw(value(operation.column)) : '';
    const is = (ids: readonly string[]): boolean => ids.some((id) => id.trimEnd() === chosen);
    if (operation && !is(operation.invoices) && !is(operation.drafts)) return null;
    return {
      ...document,
      kind: 'invoice',
      payBy: day(value(names.payBy)),
      draft: operation !== null && is(operation.drafts),
      warehouseKey: keyAt(names.warehouse, this.names.warehouse?.kind ?? null),
    };
  }
}
