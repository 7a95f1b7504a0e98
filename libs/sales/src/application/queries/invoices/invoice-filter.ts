import { Money } from '@prorab/kernel';
import type { InvoiceState } from '../../../domain/invoice/invoice-state.js';
import { nameKey } from '../../../domain/party/party-name.js';
import { type Sql, all, anyOf, beginsWith, either, searchText, sql } from '../sql-text.js';
import { type AgeBracket, type BooksDay, inBracket } from './age-brackets.js';

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
  /** How late its payment is. */
  bracket?: AgeBracket;
  phantoms?: boolean;
}
const shown: readonly InvoiceState[] = ['unpaid', 'partly', 'paid', 'over', 'refunded', 'not-tied'];
const mostWords = 4;
const kopecks = (text: string): number => Number(Money.of(text).kopecks);

/** On `sales_invoice i`. */
export function invoiceConditions(filter: InvoiceFilter, day: BooksDay): Sql[] {
  const { states = shown, employeeId, partyId, inquiryId, from, to, sumFrom, sumTo, text, bracket, phantoms } = filter;
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
    ...(bracket ? [inBracket(bracket, day)] : []),
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
