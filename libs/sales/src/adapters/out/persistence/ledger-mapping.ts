import { Money, wordsOf } from '@prorab/kernel';
import type { SqlRow } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import type { MirroredInvoice, MirroredParty } from '../../../application/ports/ledger/ledger-mirror.port.js';
import type {
  LedgerDebt,
  LedgerInvoice,
  LedgerItem,
  LedgerLine,
  LedgerParty,
  LedgerPayment,
  LedgerSettlement,
  LedgerShipment,
} from '../../../application/ports/ledger.port.js';
import { stemOf } from '@prorab/kernel';

const one = Money.of('1');
/** Whole kopecks of roubles with any number of places. */
export const kopecksOf = (roubles: string): number => Number(one.multiply(roubles).kopecks);
export const cut = (text: string, length: number): string => text.slice(0, length);
const cutOrNull = (text: string | null, length: number): string | null => (text === null ? null : cut(text, length));
/** As people say a number: `ТД-0000451` is `тд-451`, `0000000451` is `451`. */
export const numberKeyOf = (number: string): string =>
  cut(
    number
      .trim()
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/(^|[^\p{L}\p{N}])0+(?=\p{N})/gu, '$1'),
    30,
  );

export interface StoredInvoice {
  id: string;
  number: string;
  at: unknown;
  party_key: string | null;
  party_id: string | null;
  employee_id: string | null;
  inquiry_id: string | null;
  inquiry_by: 'rule' | 'person' | null;
  total: number | string;
  draft: unknown;
  posted: unknown;
  marked: unknown;
  gone_at: unknown;
  paid: number | string;
  refunded: number | string;
  shipped: number | string;
  state: MirroredInvoice['state'];
  state_since: unknown;
  paid_at: unknown;
}
export const invoiceColumns =
  'id, number, at, party_key, party_id, employee_id, inquiry_id, inquiry_by, total, draft, posted, marked, gone_at, paid, refunded, shipped, state, state_since, paid_at';
export const invoiceOf = (r: StoredInvoice): MirroredInvoice => ({
  key: r.id,
  number: r.number,
  at: instant(r.at),
  partyKey: r.party_key,
  partyId: r.party_id,
  employeeId: r.employee_id,
  inquiryId: r.inquiry_id,
  inquiryBy: r.inquiry_by,
  total: Number(r.total),
  draft: Number(r.draft) === 1,
  posted: Number(r.posted) === 1,
  marked: Number(r.marked) === 1,
  gone: r.gone_at !== null,
  paid: Number(r.paid),
  refunded: Number(r.refunded),
  shipped: Number(r.shipped),
  state: r.state,
  stateSince: instant(r.state_since),
  paidAt: instantOrNull(r.paid_at),
});

export interface StoredParty {
  id: string;
  code: string | null;
  name: string;
  full_name: string | null;
  inn: string | null;
  phones: string | null;
  email: string | null;
  person: unknown;
  marked: unknown;
  tied_to: string | null;
  party_id: string | null;
  matched: MirroredParty['matched'];
}
export const partyColumns = 'id, code, name, full_name, inn, phones, email, person, marked, tied_to, party_id, matched';
export const partyOf = (r: StoredParty): MirroredParty => ({
  key: r.id,
  code: r.code,
  name: r.name,
  fullName: r.full_name,
  inn: r.inn,
  phones: r.phones,
  email: r.email,
  person: r.person === null ? null : Number(r.person) === 1,
  marked: Number(r.marked) === 1,
  tiedTo: r.tied_to,
  partyId: r.party_id,
  matched: r.matched,
});

/** What the books say; what we make of it is kept beside it. */
export const partyFacts = (f: LedgerParty, readAt: Date): SqlRow => ({
  id: f.key,
  code: cutOrNull(f.code, 50),
  name: cut(f.name, 300),
  full_name: cutOrNull(f.fullName, 2_000),
  inn: cutOrNull(f.inn, 20),
  phones: cutOrNull(f.phones, 2_000),
  email: cutOrNull(f.email, 320),
  address: cutOrNull(f.address, 2_000),
  person: f.person,
  marked: f.marked,
  gone_at: null,
  read_at: readAt,
});
export const itemFacts = (f: LedgerItem, readAt: Date): SqlRow => ({
  id: f.key,
  code: cutOrNull(f.code, 50),
  article: cutOrNull(f.article, 100),
  name: cut(f.name, 300),
  unit: cutOrNull(f.unit, 50),
  marked: f.marked,
  gone_at: null,
  read_at: readAt,
});
const mostItemWords = 60;
export const itemWords = (f: LedgerItem): SqlRow[] => {
  const stems = wordsOf([f.name, f.article ?? '', f.code ?? ''].join(' '), mostItemWords).map(stemOf);
  return [...new Set(stems)].map((word) => ({ word: cut(word, 100), item_key: f.key }));
};
export const invoiceFacts = (f: LedgerInvoice, readAt: Date): SqlRow => ({
  id: f.key,
  number: cut(f.number, 30),
  number_key: numberKeyOf(f.number),
  at: f.at,
  party_key: f.partyKey,
  contract_key: f.contractKey,
  author_key: f.authorKey,
  total: kopecksOf(f.total),
  vat: kopecksOf(f.vat),
  pay_by: f.payBy,
  draft: f.draft,
  posted: f.posted,
  marked: f.marked,
  warehouse_key: f.warehouseKey,
  note: cutOrNull(f.note, 2_000),
  gone_at: null,
  read_at: readAt,
});
export const lineFacts = (invoiceKey: string, line: LedgerLine): SqlRow => ({
  invoice_key: invoiceKey,
  no: line.no,
  item_key: line.itemKey,
  name: cutOrNull(line.name, 300),
  quantity: cut(line.quantity, 30),
  price: kopecksOf(line.price),
  amount: kopecksOf(line.sum),
  vat: kopecksOf(line.vat),
});
export const shipmentFacts = (f: LedgerShipment, readAt: Date): SqlRow => ({
  id: f.key,
  number: cut(f.number, 30),
  at: f.at,
  party_key: f.partyKey,
  contract_key: f.contractKey,
  author_key: f.authorKey,
  invoice_key: f.invoiceKey,
  total: kopecksOf(f.total),
  posted: f.posted,
  marked: f.marked,
  note: cutOrNull(f.note, 2_000),
  line_list: JSON.stringify(f.lines),
  gone_at: null,
  read_at: readAt,
});
export const paymentFacts = (f: LedgerPayment, readAt: Date): SqlRow => ({
  id: f.key,
  means: f.means,
  direction: f.direction,
  number: cut(f.number, 30),
  at: f.at,
  party_key: f.partyKey,
  contract_key: f.contractKey,
  author_key: f.authorKey,
  base_kind: f.base?.kind ?? null,
  base_key: f.base?.key ?? null,
  amount: kopecksOf(f.amount),
  posted: f.posted,
  marked: f.marked,
  note: cutOrNull(f.note, 2_000),
  gone_at: null,
  tied: 0,
  read_at: readAt,
});
export const settlementFacts = (f: LedgerSettlement): SqlRow => ({
  id: f.key,
  party_key: f.partyKey,
  contract_key: f.contractKey,
  document_kind: f.document.kind,
  document_key: f.document.key,
  against_kind: f.against?.kind ?? null,
  against_key: f.against?.key ?? null,
  amount: kopecksOf(f.amount),
});
export const debtFacts = (f: LedgerDebt, readAt: Date): SqlRow => ({
  id: f.key,
  party_key: f.partyKey,
  contract_key: f.contractKey,
  amount: kopecksOf(f.amount),
  read_at: readAt,
});
