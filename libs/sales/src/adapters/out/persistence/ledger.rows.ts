import { defineEntity, p } from '@mikro-orm/core';

/** One of our own ids. */
const uuid = () => p.character().length(36);
/** `LedgerKey` */
const key = () => p.string().length(80);
const long = () => p.text().columnType('mediumtext');
/** Whole kopecks. */
const kopecks = () => p.bigint('number');
/** Decimal string with five places at most, as the books say it. */
const quantity = () => p.string().length(30);
const day = () => p.character().length(10);
/** What every document of the books says, and when it was read. */
const document = () => ({
  id: key().primary(),
  number: p.string().length(30),
  at: p.datetime(3),
  partyKey: key().nullable(),
  contractKey: key().nullable(),
  authorKey: key().nullable(),
  posted: p.boolean(),
  marked: p.boolean(),
  note: long().nullable(),
  goneAt: p.datetime(3).nullable(),
  readAt: p.datetime(3),
});
/** So much of a payment is for an invoice, and who says so. */
const laid = () => ({
  paymentKey: key().primary(),
  invoiceKey: key().primary().index(),
  amount: kopecks(),
  tiedBy: p.string().length(10),
  tiedById: uuid().nullable(),
  at: p.datetime(3),
});

/** Who is who in the books; `partyId` once it is known which of our customers it is. */
export const LedgerPartyRow = defineEntity({
  name: 'SalesLedgerPartyRow',
  tableName: 'sales_ledger_party',
  indexes: [{ properties: ['inn'] as never }, { properties: ['matched', 'id'] as never }],
  properties: {
    id: key().primary(),
    code: p.string().length(50).nullable(),
    name: p.string().length(300),
    fullName: long().nullable(),
    inn: p.string().length(20).nullable(),
    phones: long().nullable(),
    email: p.string().length(320).nullable(),
    address: long().nullable(),
    person: p.boolean().nullable(),
    marked: p.boolean(),
    goneAt: p.datetime(3).nullable(),
    /** Where merges of ours have led `tiedTo` since. */
    partyId: uuid().nullable().index(),
    /** Which of our customers it was recognised as. */
    tiedTo: uuid().nullable(),
    /** new | tied | alone */
    matched: p.string().length(10),
    readAt: p.datetime(3),
  },
});
export const LedgerContractRow = defineEntity({
  name: 'SalesLedgerContractRow',
  tableName: 'sales_ledger_contract',
  properties: { id: key().primary(), partyKey: key().index(), name: p.string().length(300), marked: p.boolean() },
});
export const LedgerItemRow = defineEntity({
  name: 'SalesLedgerItemRow',
  tableName: 'sales_ledger_item',
  properties: {
    id: key().primary(),
    code: p.string().length(50).nullable(),
    article: p.string().length(100).nullable(),
    name: p.string().length(300),
    unit: p.string().length(50).nullable(),
    marked: p.boolean(),
    goneAt: p.datetime(3).nullable(),
    readAt: p.datetime(3),
  },
});
/** Stems of names, articles and codes of items, for «остаток кирпич М150». */
export const LedgerItemWordRow = defineEntity({
  name: 'SalesLedgerItemWordRow',
  tableName: 'sales_ledger_item_word',
  properties: { word: p.string().length(100).primary(), itemKey: key().primary().index() },
});
export const LedgerPriceRow = defineEntity({
  name: 'SalesLedgerPriceRow',
  tableName: 'sales_ledger_price',
  properties: {
    id: key().primary(),
    itemKey: key().index(),
    type: p.string().length(100),
    price: kopecks(),
    since: day(),
    readAt: p.datetime(3),
  },
});
export const LedgerWarehouseRow = defineEntity({
  name: 'SalesLedgerWarehouseRow',
  tableName: 'sales_ledger_warehouse',
  properties: { id: key().primary(), name: p.string().length(300), marked: p.boolean() },
});
export const LedgerStockRow = defineEntity({
  name: 'SalesLedgerStockRow',
  tableName: 'sales_ledger_stock',
  properties: {
    id: p.string().length(165).primary(),
    itemKey: key().index(),
    warehouseKey: key(),
    quantity: quantity(),
    reserved: quantity(),
    readAt: p.datetime(3),
  },
});
export const LedgerAuthorRow = defineEntity({
  name: 'SalesLedgerAuthorRow',
  tableName: 'sales_ledger_author',
  properties: {
    id: key().primary(),
    login: p.string().length(100),
    name: p.string().length(300),
    employeeId: uuid().nullable(),
  },
});
export const InvoiceRow = defineEntity({
  name: 'SalesInvoiceRow',
  tableName: 'sales_invoice',
  indexes: [
    { properties: ['state', 'at', 'id'] as never },
    { properties: ['employeeId', 'state', 'at', 'id'] as never },
    { properties: ['partyId', 'at'] as never },
    { properties: ['partyKey', 'at'] as never },
    { properties: ['numberKey', 'at'] as never },
    { properties: ['at', 'id'] as never },
  ],
  properties: {
    ...document(),
    /** As people say it: without leading zeros, lower case. */
    numberKey: p.string().length(30),
    partyId: uuid().nullable(),
    /** The manager: the employee behind the author. */
    employeeId: uuid().nullable(),
    inquiryId: uuid().nullable().index(),
    /** Who says which inquiry it is of: rule | person; null: nobody has looked yet. */
    inquiryBy: p.string().length(10).nullable(),
    total: kopecks(),
    vat: kopecks(),
    payBy: day().nullable(),
    draft: p.boolean(),
    warehouseKey: key().nullable(),
    /** Of `paid` nothing was given back yet; `paid - refunded` is what we have. */
    paid: kopecks(),
    refunded: kopecks(),
    /** draft | void | unpaid | partly | paid | over | refunded | not-tied */
    state: p.string().length(10),
    stateSince: p.datetime(3),
    paidAt: p.datetime(3).nullable(),
    shipped: kopecks(),
    /** The invoice that says the same and is counted instead of this one. */
    phantomOf: key().nullable().index(),
    firstSeenAt: p.datetime(3),
  },
});
export const InvoiceLineRow = defineEntity({
  name: 'SalesInvoiceLineRow',
  tableName: 'sales_invoice_line',
  properties: {
    invoiceKey: key().primary(),
    no: p.integer().primary(),
    itemKey: key().nullable().index(),
    name: p.string().length(300).nullable(),
    quantity: quantity(),
    price: kopecks(),
    amount: kopecks(),
    vat: kopecks(),
  },
});
export const ShipmentRow = defineEntity({
  name: 'SalesLedgerShipmentRow',
  tableName: 'sales_ledger_shipment',
  indexes: [{ properties: ['partyKey', 'at'] as never }],
  properties: {
    ...document(),
    invoiceKey: key().nullable().index(),
    total: kopecks(),
    lineList: long(),
  },
});
export const PaymentRow = defineEntity({
  name: 'SalesLedgerPaymentRow',
  tableName: 'sales_ledger_payment',
  indexes: [{ properties: ['partyKey', 'at'] as never }, { properties: ['at', 'id'] as never }],
  properties: {
    ...document(),
    means: p.string().length(4),
    direction: p.string().length(3),
    baseKind: p.string().length(10).nullable(),
    baseKey: key().nullable().index(),
    amount: kopecks(),
    /** How much of it is laid against invoices. */
    tied: kopecks(),
  },
});
/** How much of a payment goes for which invoice, and who says so. */
export const PaymentShareRow = defineEntity({
  name: 'SalesPaymentShareRow',
  tableName: 'sales_payment_share',
  /** `tiedBy`: base | shipment | settlement | person | line */
  properties: laid(),
});
export const SettlementRow = defineEntity({
  name: 'SalesLedgerSettlementRow',
  tableName: 'sales_ledger_settlement',
  properties: {
    id: p.string().length(165).primary(),
    partyKey: key().nullable(),
    contractKey: key().nullable(),
    documentKind: p.string().length(10),
    documentKey: key().index(),
    againstKind: p.string().length(10).nullable(),
    againstKey: key().nullable().index(),
    amount: kopecks(),
  },
});
export const DebtRow = defineEntity({
  name: 'SalesLedgerDebtRow',
  tableName: 'sales_ledger_debt',
  properties: {
    id: p.string().length(165).primary(),
    partyKey: key().index(),
    contractKey: key().nullable(),
    amount: kopecks(),
    readAt: p.datetime(3),
  },
});
/** How far the mirror is behind the books; one row for each source that was ever read. */
export const LedgerReaderRow = defineEntity({
  name: 'SalesLedgerReaderRow',
  tableName: 'sales_ledger_reader',
  properties: {
    source: p.string().length(20).primary(),
    startedAt: p.datetime(3),
    /** The books were asked and answered. */
    checkedAt: p.datetime(3).nullable(),
    pulse: p.string().length(200).nullable(),
    recentAt: p.datetime(3).nullable(),
    allAt: p.datetime(3).nullable(),
    failure: long().nullable(),
    failedAt: p.datetime(3).nullable(),
    /** A person wants all of it read now. */
    wantedAt: p.datetime(3).nullable(),
    /** People were told that the books do not answer. */
    alarmedAt: p.datetime(3).nullable(),
    /** Which instance reads, and how long it may. */
    leasedBy: p.string().length(100).nullable(),
    leasedUntil: p.datetime(3).nullable(),
  },
});
/** What a person, or a line of the bank, says of a payment; goes before what the books say. Amount 0: it is not for that invoice. */
export const PaymentTieRow = defineEntity({
  name: 'SalesPaymentTieRow',
  tableName: 'sales_payment_tie',
  /** `tiedBy`: person | line */
  properties: laid(),
});
/** What became of an invoice and who did it; the books do not tell. */
export const InvoiceHistoryRow = defineEntity({
  name: 'SalesInvoiceHistoryRow',
  tableName: 'sales_invoice_history',
  indexes: [{ properties: ['invoiceKey', 'at', 'id'] as never }],
  properties: {
    id: uuid().primary(),
    invoiceKey: key(),
    at: p.datetime(3),
    byId: uuid().nullable(),
    kind: p.string().length(30),
    detail: long(),
  },
});

/** What the books said and the mirror could not keep, as it came, and what nobody could read in them, until it comes well. */
export const LedgerAsideRow = defineEntity({
  name: 'SalesLedgerAsideRow',
  tableName: 'sales_ledger_aside',
  properties: {
    kind: p.string().length(20).primary(),
    /** A `LedgerKey`, or the beginning of what should be one. */
    id: p.string().length(200).primary(),
    why: p.string().length(200),
    whyEn: p.string().length(200).default(''),
    /** JSON, or the beginning of it. */
    fact: long(),
    at: p.datetime(3),
  },
});

export const ledgerRows = [
  LedgerAsideRow,
  LedgerPartyRow,
  LedgerContractRow,
  LedgerItemRow,
  LedgerItemWordRow,
  LedgerPriceRow,
  LedgerWarehouseRow,
  LedgerStockRow,
  LedgerAuthorRow,
  InvoiceRow,
  InvoiceLineRow,
  ShipmentRow,
  PaymentRow,
  PaymentShareRow,
  SettlementRow,
  DebtRow,
  LedgerReaderRow,
  PaymentTieRow,
  InvoiceHistoryRow,
];
