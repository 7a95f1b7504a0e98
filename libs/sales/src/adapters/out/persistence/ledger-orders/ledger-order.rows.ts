import { defineEntity, p } from '@mikro-orm/core';

const id = () => p.character().length(36);
const json = () => p.text().columnType('mediumtext');

const LedgerOrderRow = defineEntity({
  name: 'SalesLedgerOrderRow',
  tableName: 'sales_ledger_order',
  indexes: [
    { properties: ['createdAt', 'id'] as never },
    { properties: ['state', 'createdAt', 'id'] as never },
    { properties: ['inquiryId', 'createdAt', 'id'] as never },
  ],
  properties: {
    id: id().primary(),
    inquiryId: id(),
    partyId: id(),
    party: json(),
    lines: json(),
    note: json().nullable(),
    by: id(),
    createdAt: p.datetime(3),
    putAt: p.datetime(3).nullable(),
    state: p.string().length(10),
    stateSince: p.datetime(3),
    invoiceNumber: p.string().length(50).nullable(),
    invoiceKey: p.string().length(80).nullable().index(),
    refusal: p.string().length(1000).nullable(),
  },
});

/** Orders that were given to the books, with what became of them. */
export const ledgerOrderRows = [LedgerOrderRow] as const;
