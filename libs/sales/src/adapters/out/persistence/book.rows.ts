import { defineEntity, p } from '@mikro-orm/core';

/** Our own books: each thing as the ledger tells of it, with the number of its last change. */
export const BookEntryRow = defineEntity({
  name: 'SalesBookEntryRow',
  tableName: 'sales_book_entry',
  properties: {
    kind: p.string().length(12).primary(),
    id: p.string().length(80).primary(),
    /** Numbers of changes are given in the order of their commits. */
    stamp: p.bigint('number').index(),
    gone: p.boolean(),
    /** `LedgerFact` as JSON. */
    fact: p.text().columnType('mediumtext'),
  },
});
/** `stamp`: the last change; `kept`: the last one that the mirror has; `invoice`, `shipment`, …: numbers of documents. */
export const BookCounterRow = defineEntity({
  name: 'SalesBookCounterRow',
  tableName: 'sales_book_counter',
  properties: { name: p.string().length(30).primary(), value: p.bigint('number') },
});
export const bookRows = [BookEntryRow, BookCounterRow];
