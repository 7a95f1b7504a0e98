import { defineEntity, p } from '@mikro-orm/core';

const uuid = () => p.character().length(36);
/** `LedgerKey` */
const key = () => p.string().length(80);
const long = () => p.text().columnType('mediumtext');
const kopecks = () => p.bigint('number');
const day = () => p.character().length(10);

/** Money that came to the bank, line by line. */
export const BankLineRow = defineEntity({
  name: 'SalesBankLineRow',
  tableName: 'sales_bank_line',
  indexes: [
    { properties: ['state', 'onDay', 'id'] as never },
    { properties: ['state', 'lookedAt', 'id'] as never },
    { properties: ['onDay', 'id'] as never },
  ],
  properties: {
    id: uuid().primary(),
    /** file | books */
    origin: p.string().length(5),
    naturalKey: p.string().length(250).unique(),
    number: p.string().length(30),
    onDay: day(),
    amount: kopecks(),
    payerName: p.string().length(300).nullable(),
    payerInn: p.string().length(12).nullable(),
    payerAccount: p.string().length(40).nullable(),
    purpose: long(),
    importId: uuid().nullable(),
    /** open | waiting | tied | covered | not-customers */
    state: p.string().length(15),
    paymentKey: key().nullable().unique(),
    /** rule | person */
    decidedBy: p.string().length(10).nullable(),
    decidedById: uuid().nullable(),
    decidedAt: p.datetime(3).nullable(),
    held: p.boolean(),
    note: p.string().length(500).nullable(),
    /** 1970: never yet. */
    lookedAt: p.datetime(3),
    addedAt: p.datetime(3),
  },
});
/** Which invoices a line was decided to be for. */
export const BankLineShareRow = defineEntity({
  name: 'SalesBankLineShareRow',
  tableName: 'sales_bank_line_share',
  properties: { lineId: uuid().primary(), invoiceKey: key().primary().index(), amount: kopecks() },
});
/** Files that somebody gave us, the broken ones too. */
export const BankImportRow = defineEntity({
  name: 'SalesBankImportRow',
  tableName: 'sales_bank_import',
  properties: {
    id: uuid().primary(),
    at: p.datetime(3).index(),
    byId: uuid().nullable(),
    fileName: p.string().length(255),
    fileHash: p.character().length(64),
    added: p.integer(),
    known: p.integer(),
    others: p.integer(),
    fault: p.string().length(200).nullable(),
  },
});

export const bankRows = [BankLineRow, BankLineShareRow, BankImportRow];
