import { Money } from '@prorab/kernel';
import { Query, Tables } from '@prorab/platform/marks';
import type { InvoiceState } from '../../../domain/invoice/invoice-state.js';
import { nameKey } from '../../../domain/party/party-name.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { type Sql, afterKey, all, anyOf, beginsWith, either, searchText, sql } from '../sql-text.js';
import {
  type InvoiceLineView,
  type StoredInvoiceLine,
  invoiceLine,
  invoiceLineColumns,
  invoiceLineJoins,
} from './invoice-line.js';
import { type InvoiceReach, InvoiceReaders } from './invoice-reach.js';

export interface InvoiceFilter {
  /** Default: all but drafts and void ones. */
  states?: readonly InvoiceState[];
  employeeId?: string | null;
  partyId?: string;
  inquiryId?: string;
  from?: Date;
  to?: Date;
  /** Roubles. */
  sumFrom?: string;
  sumTo?: string;
  /** Beginning of a number, or of words of the customer's name. */
  text?: string;
  phantoms?: boolean;
}
const shown: readonly InvoiceState[] = ['unpaid', 'partly', 'paid', 'over', 'refunded', 'not-tied'];
const mostWords = 4;
const kopecks = (text: string): number => Number(Money.of(text).kopecks);

/** Invoices, newest first. */
@Query()
export class ListInvoices {
  constructor(
    private readonly tables: Tables,
    private readonly readers: InvoiceReaders,
    private readonly colleagues: Colleagues,
  ) {}

  /** One statement whatever the filter. @returns one more than `limit`, if there are */
  async execute({
    filter,
    reach,
    limit,
    after,
  }: {
    filter: InvoiceFilter;
    reach: InvoiceReach;
    limit: number;
    after: { at: Date; id: string } | null;
  }): Promise<InvoiceLineView[]> {
    const where = all([
      await this.readers.condition(reach),
      ...conditionsOf(filter),
      ...(after ? [afterKey('i.at', 'i.id', true, [after.at, after.id])] : []),
    ]);
    const rows = await this.tables.all<StoredInvoiceLine>(
      `select ${invoiceLineColumns} from sales_invoice i ${invoiceLineJoins}
       where ${where.text} order by i.at desc, i.id desc limit ${Math.trunc(limit) + 1}`,
      where.params,
    );
    const names = await this.colleagues.names();
    return rows.map((r) => invoiceLine(r, names));
  }
}

function conditionsOf(filter: InvoiceFilter): Sql[] {
  const { states = shown, employeeId, partyId, inquiryId, from, to, sumFrom, sumTo, text, phantoms } = filter;
  return [
    anyOf('i.state', states.length ? states : shown),
    ...(employeeId === undefined
      ? []
      : [employeeId === null ? sql('i.employee_id is null') : sql('i.employee_id = ?', employeeId)]),
    ...(partyId ? [sql('i.party_id = ?', partyId)] : []),
    ...(inquiryId ? [sql('i.inquiry_id = ?', inquiryId)] : []),
    ...(from ? [sql('i.at >= ?', from)] : []),
    ...(to ? [sql('i.at < ?', to)] : []),
    ...(sumFrom ? [sql('i.total >= ?', kopecks(sumFrom))] : []),
    ...(sumTo ? [sql('i.total <= ?', kopecks(sumTo))] : []),
    ...(phantoms ? [] : [sql('i.phantom_of is null')]),
    ...(text?.trim() ? [matching(text)] : []),
  ];
}

function matching(text: string): Sql {
  const number = searchText(text).replace(/^0+(?=.)/, '');
  const words = nameKey(text)
    .split(' ')
    .filter((w) => w.length > 1)
    .slice(0, mostWords);
  const named = words.map((word): Sql => {
    const { text: range, params } = beginsWith('w.word', word);
    return { text: `i.party_id in (select w.party_id from sales_party_word w where ${range})`, params };
  });
  return either([beginsWith('i.number_key', number), ...(named.length ? [all(named)] : [])]);
}
