import { defineEntity, p } from '@mikro-orm/core';

const uuid = () => p.character().length(36);
/** `LedgerKey` */
const key = () => p.string().length(80);
const day = () => p.character().length(10);
const long = () => p.text().columnType('mediumtext');

/** What people and the clock have done about the payment of an invoice. */
export const InvoiceCareRow = defineEntity({
  name: 'SalesInvoiceCareRow',
  tableName: 'sales_invoice_care',
  properties: {
    invoiceKey: key().primary(),
    ownerId: uuid().nullable(),
    disowned: p.boolean(),
    promisedOn: day().nullable().index(),
    snoozedUntil: p.datetime(3).nullable(),
    refusedReason: p.string().length(50).nullable(),
    refusedNote: long().nullable(),
    contactedAt: p.datetime(3).nullable(),
    countsItself: p.boolean(),
    toldStep: p.integer().nullable(),
    /** manager | head */
    toldTo: p.string().length(10).nullable(),
    toldAt: p.datetime(3).nullable(),
  },
});
export const InvoiceCareHistoryRow = defineEntity({
  name: 'SalesInvoiceCareHistoryRow',
  tableName: 'sales_invoice_care_history',
  indexes: [{ properties: ['invoiceKey', 'at', 'id'] as never }],
  properties: {
    id: uuid().primary(),
    invoiceKey: key(),
    kind: p.string().length(20),
    at: p.datetime(3),
    byId: uuid().nullable(),
    note: p.string().length(500).nullable(),
    beforeState: long(),
    undone: p.boolean(),
  },
});
/** Every invoice whose payment is awaited, as the last round saw it; made anew from the mirror and the care at any time. */
export const InvoiceWatchRow = defineEntity({
  name: 'SalesInvoiceWatchRow',
  tableName: 'sales_invoice_watch',
  indexes: [
    // The list of a person, and of all: the dearest first.
    { properties: ['listed', 'whoseId', 'weight', 'invoiceKey'] as never },
    { properties: ['listed', 'weight', 'invoiceKey'] as never },
  ],
  properties: {
    invoiceKey: key().primary(),
    /** Who looks after it; null = the heads. */
    whoseId: uuid().nullable(),
    since: day(),
    days: p.integer(),
    step: p.integer().nullable(),
    stepTo: p.string().length(10).nullable(),
    toldStep: p.integer().nullable(),
    toldTo: p.string().length(10).nullable(),
    toldAt: p.datetime(3).nullable(),
    listed: p.boolean(),
    /** Kopecks that are still to come. */
    owed: p.bigint('number'),
    /** null: there is too little past to learn it from. */
    chance: p.double().nullable(),
    /** Kopecks x chance. */
    weight: p.double(),
    because: long(),
  },
});
/** When the care began; one row. */
export const InvoiceCareStartRow = defineEntity({
  name: 'SalesInvoiceCareStartRow',
  tableName: 'sales_invoice_care_start',
  properties: {
    id: p.integer().primary(),
    startedAt: p.datetime(3),
  },
});
export const ChanceModelRow = defineEntity({
  name: 'SalesChanceModelRow',
  tableName: 'sales_chance_model',
  properties: {
    id: uuid().primary(),
    trainedAt: p.datetime(3).index(),
    /** Closed invoices that there were to learn from. */
    invoices: p.integer(),
    /** null: too few. */
    model: long().nullable(),
  },
});

export const invoiceCareRows = [
  InvoiceCareRow,
  InvoiceCareHistoryRow,
  InvoiceWatchRow,
  InvoiceCareStartRow,
  ChanceModelRow,
];
