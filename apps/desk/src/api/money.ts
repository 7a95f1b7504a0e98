import { type Answer, type Page, api } from './client.js';
import type {
  BankFileTakenDto,
  BankLineDto,
  ExchangeImportDto,
  ForgottenPageDto,
  ForgottenTotalsDto,
  InvoiceCardDto,
  InvoiceCareDto,
  InvoiceInquiryAnswerDto,
  InvoiceLineDto,
  InvoiceTotalsDto,
  ItemDto,
  LedgerOrderDto,
  LedgerStateDto,
  OrderSentDto,
  PartyInBooksDto,
  ReceivablesDto,
  SendOrderDto,
  SetAsideDto,
  StoryLineDto,
  TieAnswerDto,
  UntiedPaymentDto,
} from './schema.js';

export type InvoiceState = InvoiceLineDto['state'];

/** As the house takes it; an empty one is left out. */
export interface InvoiceFilter {
  readonly state?: string;
  readonly employee?: string;
  readonly partyId?: string;
  readonly inquiryId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sumFrom?: string;
  readonly sumTo?: string;
  readonly text?: string;
  readonly bracket?: string;
  readonly phantoms?: 'true';
}
export interface ForgottenFilter {
  readonly whose?: string;
  readonly ownerId?: string;
}

const one = (invoiceKey: string): string => `sales/invoices/${encodeURIComponent(invoiceKey)}`;
const care = (invoiceKey: string): string => `${one(invoiceKey)}/care`;

export const invoices = {
  page: (filter: InvoiceFilter, after: string | null, limit = 100): Promise<Answer<Page<InvoiceLineDto>>> =>
    api.send('GET', 'sales/invoices', { query: { ...filter, after, limit } }),
  totals: (filter: InvoiceFilter) => api.get<InvoiceTotalsDto>('sales/invoices/totals', { query: { ...filter } }),
  /** Where the browser gets the table from by itself. */
  exportPath: (filter: InvoiceFilter): string => {
    const given = Object.entries(filter).filter(([, value]) => value);
    return `/api/sales/invoices/export?${new URLSearchParams(given as [string, string][])}`;
  },
  card: (invoiceKey: string): Promise<Answer<InvoiceCardDto>> => api.send('GET', one(invoiceKey)),
  receivables: () => api.get<ReceivablesDto>('sales/invoices/receivables'),
  receivablesExportPath: '/api/sales/invoices/receivables/export',
  tieToInquiry: (invoiceKey: string, inquiryId: string | null) =>
    api.put<InvoiceInquiryAnswerDto>(`${one(invoiceKey)}/inquiry`, { body: { inquiryId } }),
  inquiryAsFound: (invoiceKey: string) => api.delete<InvoiceInquiryAnswerDto>(`${one(invoiceKey)}/inquiry`),
};

/** What is done about the payment of an invoice. */
export const invoiceCare = {
  card: (invoiceKey: string) => api.get<InvoiceCareDto>(care(invoiceKey)),
  promise: (invoiceKey: string, on: string) => api.post(`${care(invoiceKey)}/promise`, { body: { on } }),
  refuse: (invoiceKey: string, reason: string, note: string | null) =>
    api.post(`${care(invoiceKey)}/refuse`, { body: { reason, note } }),
  snooze: (invoiceKey: string, until: string) => api.post(`${care(invoiceKey)}/snooze`, { body: { until } }),
  contact: (invoiceKey: string, note: string | null) => api.post(`${care(invoiceKey)}/contact`, { body: { note } }),
  handOver: (invoiceKey: string, employeeId: string | null) =>
    api.put(`${care(invoiceKey)}/keeper`, { body: { employeeId } }),
  twoOrders: (invoiceKey: string) => api.post(`${care(invoiceKey)}/two-orders`),
  undo: (invoiceKey: string) => api.post(`${care(invoiceKey)}/undo`),
  forgotten: (filter: ForgottenFilter, after: string | null) =>
    api.get<ForgottenPageDto>('sales/forgotten-invoices', { query: { ...filter, after, limit: 50 } }),
  totals: () => api.get<ForgottenTotalsDto>('sales/forgotten-invoices/totals'),
};

export const payments = {
  untied: (after: string | null) =>
    api.get<Page<UntiedPaymentDto>>('sales/payments/untied', { query: { after, limit: 50 } }),
  tie: (paymentKey: string, invoiceKey: string, amount: string) =>
    api.post<TieAnswerDto>('sales/payments/ties', { body: { paymentKey, invoiceKey, amount } }),
  untie: (paymentKey: string, invoiceKey: string) =>
    api.post('sales/payments/unties', { body: { paymentKey, invoiceKey } }),
  undo: (paymentKey: string, invoiceKey: string) =>
    api.post('sales/payments/ties/undo', { body: { paymentKey, invoiceKey } }),
};

export const bankLines = {
  page: (state: string, after: string | null) =>
    api.get<Page<BankLineDto>>('sales/bank-lines', { query: { state, after, limit: 50 } }),
  exportPath: (state: string): string => `/api/sales/bank-lines/export?${new URLSearchParams(state ? { state } : {})}`,
  take: (file: File) => {
    const body = new FormData();
    body.append('file', file);
    return api.post<BankFileTakenDto>('sales/bank-lines/import', { body });
  },
  decide: (lineId: string, shares: readonly { invoiceKey: string; amount: string }[]) =>
    api.post(`sales/bank-lines/${lineId}/decision`, { body: { shares } }),
  aside: (lineId: string) => api.post(`sales/bank-lines/${lineId}/aside`, { body: {} }),
  undo: (lineId: string) => api.post(`sales/bank-lines/${lineId}/undo`),
};

/** Orders that 1C is to make invoices of. */
export const ledgerOrders = {
  page: (after: string | null, inquiryId?: string) =>
    api.get<Page<LedgerOrderDto>>('sales/orders-to-1c', { query: { after, inquiryId, limit: 20 } }),
  send: (body: SendOrderDto) => api.post<OrderSentDto>('sales/orders-to-1c', { body }),
  tie: (orderId: string, invoiceKey: string) =>
    api.put<LedgerOrderDto>(`sales/orders-to-1c/${orderId}/invoice`, { body: { invoiceKey } }),
};

export const books = {
  ofParty: (partyId: string) => api.get<PartyInBooksDto>(`sales/parties/${partyId}/books`),
  state: () => api.get<LedgerStateDto>('sales/ledger'),
  read: () => api.post('sales/ledger/read'),
  items: (text: string) => api.get<ItemDto[]>('sales/items', { query: { text } }),
  aside: (after: string | null) => api.get<Page<SetAsideDto>>('sales/ledger/aside', { query: { after, limit: 10 } }),
  exchange: (after: string | null) =>
    api.get<Page<ExchangeImportDto>>('sales/ledger/exchange', { query: { after, limit: 10 } }),
  story: (partyId: string, after: string | null) =>
    api.get<Page<StoryLineDto>>(`sales/parties/${partyId}/story`, { query: { after, limit: 30 } }),
};
