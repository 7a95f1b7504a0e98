import { defineEntity, p } from '@mikro-orm/core';

const long = () => p.text().columnType('mediumtext');
const visit = () => p.bigint('number');

/** What an exchange by CommerceML has told: each thing as the ledger tells of it, with the number of its last change. */
const ExchangeEntryRow = defineEntity({
  name: 'SalesExchangeEntryRow',
  tableName: 'sales_exchange_entry',
  indexes: [{ properties: ['kind', 'parent'] as never }, { properties: ['kind', 'gone', 'seen'] as never }],
  properties: {
    kind: p.string().length(12).primary(),
    id: p.string().length(80).primary(),
    /** What it hangs on: the item of a price or stock, the invoice of a payment. */
    parent: p.string().length(80).nullable(),
    /** Said by the invoice itself: counts only as long as no document says it. */
    derived: p.boolean(),
    /** Numbers of changes are given in the order of their commits. */
    stamp: p.bigint('number').index(),
    /** The visit that told it last. */
    seen: visit(),
    gone: p.boolean(),
    /** `LedgerFact` as JSON. */
    fact: long(),
  },
});
/** `stamp`: the last change; `kept`: the last one that the mirror has; `visit`: numbers of visits; `heard`: ms, when 1C was here last. */
const ExchangeCounterRow = defineEntity({
  name: 'SalesExchangeCounterRow',
  tableName: 'sales_exchange_counter',
  properties: { name: p.string().length(30).primary(), value: p.bigint('number') },
});
const ExchangePriceTypeRow = defineEntity({
  name: 'SalesExchangePriceTypeRow',
  tableName: 'sales_exchange_price_type',
  properties: { id: p.string().length(80).primary(), name: p.string().length(100) },
});
/** One session of 1C, from checkauth on; only digests of its tokens are kept. */
const ExchangeVisitRow = defineEntity({
  name: 'SalesExchangeVisitRow',
  tableName: 'sales_exchange_visit',
  properties: {
    token: p.character().length(64).primary(),
    number: visit().unique(),
    version: p.string().length(20).nullable(),
    /** What its files have told of, with commas: kinds whose untold things go when a set of files is complete. */
    whole: p.string().length(100),
    files: p.integer(),
    bytes: p.bigint('number'),
    openedAt: p.datetime(3),
    lastAt: p.datetime(3).index(),
  },
});
/** How far the reading of a file has come. */
const ExchangeImportRow = defineEntity({
  name: 'SalesExchangeImportRow',
  tableName: 'sales_exchange_import',
  properties: {
    visit: visit().primary(),
    name: p.string().length(200).primary(),
    /** running | done | failed */
    state: p.string().length(10),
    /** Records taken; the next step goes on behind them. */
    position: p.integer(),
    /** What the file told of, with commas. */
    scopes: p.string().length(100),
    /** false: changes only, or the file does not say. */
    whole: p.boolean(),
    failure: p.string().length(1000).nullable(),
    broken: p.integer(),
    /** The first of the records that made no sense, as JSON. */
    problems: long(),
    startedAt: p.datetime(3).index(),
    changedAt: p.datetime(3),
  },
});
/** Orders of ours for 1C, and what it says of them. */
const ExchangeOrderRow = defineEntity({
  name: 'SalesExchangeOrderRow',
  tableName: 'sales_exchange_order',
  indexes: [{ properties: ['state', 'id'] as never }, { properties: ['answerChange'] as never }],
  properties: {
    id: p.character().length(36).primary(),
    /** `OrderToPut` as JSON. */
    content: long(),
    /** waiting: to be given; taken: 1C has confirmed it; answered */
    state: p.string().length(10),
    /** The visit that it was given to, not confirmed yet. */
    givenTo: visit().nullable(),
    /** `LedgerOrderAnswer` as JSON. */
    answer: long().nullable(),
    /** 0: no answer waits for being read. */
    answerChange: p.bigint('number'),
  },
});
export const exchangeRows = [
  ...[ExchangeEntryRow, ExchangeCounterRow, ExchangePriceTypeRow],
  ...[ExchangeVisitRow, ExchangeImportRow, ExchangeOrderRow],
] as const;
