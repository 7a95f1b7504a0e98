import type { Texts } from '@prorab/platform/marks';

/** Which books stand behind the port. */
export type LedgerSource = 'native' | 'onec77' | 'commerceml';

export const ledgerKinds = [
  'party',
  'contract',
  'item',
  'price',
  'warehouse',
  'stock',
  'author',
  'invoice',
  'shipment',
  'payment',
  'settlement',
  'debt',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/**
 * Names one thing of one kind for ever, in the ledger that tells of it; at most 80 characters of ASCII without spaces at the ends.
 * 1C 7.7: number in base 36 and the sign of the base it was made in, `11`, `104.K`; things of several parts are joined by `/`.
 */
export type LedgerKey = string;

interface Fact<K extends LedgerKind> {
  readonly kind: K;
  readonly key: LedgerKey;
}
/** Customers and suppliers, folders left out. Texts are trimmed; what the books do not have is null. */
export interface LedgerParty extends Fact<'party'> {
  readonly code: string | null;
  readonly name: string;
  readonly fullName: string | null;
  readonly inn: string | null;
  /** Free text, several numbers and remarks in it. */
  readonly phones: string | null;
  readonly email: string | null;
  readonly address: string | null;
  /** null: the books do not say whether it is a company or a person. */
  readonly person: boolean | null;
  readonly marked: boolean;
}
export interface LedgerContract extends Fact<'contract'> {
  readonly partyKey: LedgerKey;
  readonly name: string;
  readonly marked: boolean;
}
export interface LedgerItem extends Fact<'item'> {
  readonly code: string | null;
  readonly article: string | null;
  readonly name: string;
  readonly unit: string | null;
  readonly marked: boolean;
}
/** The price that holds now. */
export interface LedgerPrice extends Fact<'price'> {
  readonly itemKey: LedgerKey;
  /** Retail, wholesale, …: as the books name it. */
  readonly type: string;
  /** Roubles, decimal string. */
  readonly price: string;
  /** YYYY-MM-DD */
  readonly since: string;
}
export interface LedgerWarehouse extends Fact<'warehouse'> {
  readonly name: string;
  readonly marked: boolean;
}
/** Decimal strings, at most five places; free = quantity - reserved. */
export interface LedgerStock extends Fact<'stock'> {
  readonly itemKey: LedgerKey;
  readonly warehouseKey: LedgerKey;
  readonly quantity: string;
  readonly reserved: string;
}
/** Who writes documents in the books; tied to an employee by login, name or configuration. */
export interface LedgerAuthor extends Fact<'author'> {
  readonly login: string;
  readonly name: string;
}

interface LedgerDocument<K extends LedgerKind> extends Fact<K> {
  /** For people; unique only within a year or a prefix. */
  readonly number: string;
  /** When it is dated, an instant; may move back and forth. */
  readonly at: Date;
  readonly partyKey: LedgerKey | null;
  readonly contractKey: LedgerKey | null;
  readonly authorKey: LedgerKey | null;
  readonly posted: boolean;
  readonly marked: boolean;
  readonly note: string | null;
}
export interface LedgerLine {
  readonly no: number;
  readonly itemKey: LedgerKey | null;
  /** For ledgers without a catalogue; null where the item says it. */
  readonly name: string | null;
  readonly quantity: string;
  readonly price: string;
  readonly sum: string;
  readonly vat: string;
}
/** Roubles as decimal strings; `total` is what the customer has to pay, VAT in it. */
export interface LedgerInvoice extends LedgerDocument<'invoice'> {
  readonly total: string;
  readonly vat: string;
  /** YYYY-MM-DD; null: the books do not say. */
  readonly payBy: string | null;
  /** A draft is an order that is not yet an invoice: it is kept and never reminded of. */
  readonly draft: boolean;
  readonly warehouseKey: LedgerKey | null;
  readonly lines: readonly LedgerLine[];
}
export interface LedgerShipment extends LedgerDocument<'shipment'> {
  readonly total: string;
  readonly invoiceKey: LedgerKey | null;
  readonly lines: readonly LedgerLine[];
}
/** Money that came (`in`) or was given back (`out`). */
export interface LedgerPayment extends LedgerDocument<'payment'> {
  readonly means: 'bank' | 'cash';
  readonly direction: 'in' | 'out';
  readonly amount: string;
  /** The document it was entered for; null: only the balance of the customer tells. */
  readonly base: { readonly kind: 'invoice' | 'shipment'; readonly key: LedgerKey } | null;
}
/** One movement of the settlements with a customer: + he owes more, - less. */
export interface LedgerSettlement extends Fact<'settlement'> {
  readonly partyKey: LedgerKey | null;
  readonly contractKey: LedgerKey | null;
  /** The document that moved it. */
  readonly document: { readonly kind: 'shipment' | 'payment' | 'other'; readonly key: LedgerKey };
  /** The document whose debt it changes: the shipment that a payment was laid against. */
  readonly against: { readonly kind: 'shipment' | 'payment' | 'other'; readonly key: LedgerKey } | null;
  readonly amount: string;
}
/** What a customer owes now by a contract; negative: we owe. */
export interface LedgerDebt extends Fact<'debt'> {
  readonly partyKey: LedgerKey;
  readonly contractKey: LedgerKey | null;
  readonly amount: string;
}
/** It was there and is not any more: deleted for good. */
export interface LedgerGone<K extends LedgerKind = LedgerKind> extends Fact<K> {
  readonly gone: true;
}
export type LedgerThing =
  | LedgerParty
  | LedgerContract
  | LedgerItem
  | LedgerPrice
  | LedgerWarehouse
  | LedgerStock
  | LedgerAuthor
  | LedgerInvoice
  | LedgerShipment
  | LedgerPayment
  | LedgerSettlement
  | LedgerDebt;
export type LedgerFact = LedgerThing | LedgerGone;
export type LedgerDocumentKind = 'invoice' | 'shipment' | 'payment';

/** What stands in the books and makes no sense there. A fact of the same thing beside it tells what of it can be read. */
export interface LedgerUnread extends Fact<LedgerKind> {
  /** Names the thing as people find it in the books, and what is wrong with it. */
  readonly why: Texts;
}

/** At most 1,000 facts. */
export interface LedgerPage {
  readonly facts: readonly LedgerFact[];
  /** None, if left out. A thing is told of once; a later fact of it without one here says that it can be read. */
  readonly unread?: readonly LedgerUnread[];
  /** When the books were asked for them. */
  readonly readAt: Date;
  /**
   * Remembers that these facts are kept; called inside the unit of work that keeps them. A page that was not kept comes again, so
   * facts may repeat; a kept one does not, until the thing changes.
   */
  keep(): Promise<void>;
}

/** Another base than the one that was kept. */
export interface OtherBase {
  /** Of the one that was kept. */
  readonly kept: string;
  /** What was kept does not stand in the new one: the same keys mean other things there. Else it is a copy, or was only renamed. */
  readonly stranger: boolean;
}

/**
 * The books of the company: 1C, our own, or a CommerceML exchange. Only ever read here.
 * Failures are `LedgerUnavailable` (try again later) and `LedgerUnfit` (a person has to mend the set-up; says what does not fit).
 */
export abstract class Ledger {
  abstract readonly source: LedgerSource;
  /** Asks the cheapest question there is. Another text than last time: something may have changed. */
  abstract pulse(): Promise<string>;
  /**
   * What changed since it was last kept, references before the documents that name them. `recent` looks where people work now and takes
   * seconds; `all` looks at everything, and finds what was deleted or changed long ago. With nothing kept yet both bring everything.
   */
  abstract changes(how: 'recent' | 'all', signal?: AbortSignal): AsyncIterable<LedgerPage>;
  /** Asks for these documents once more, past everything remembered: before an alarm. Those that are not there are left out. */
  abstract again(
    documents: readonly { readonly kind: LedgerDocumentKind; readonly key: LedgerKey }[],
  ): Promise<(LedgerInvoice | LedgerShipment | LedgerPayment)[]>;
  /**
   * How much of an item lay in each warehouse at the end of a day (YYYY-MM-DD), asked of the books themselves; `reserved` is always 0.
   * null: these books do not know what was.
   */
  stockAt(_itemKey: LedgerKey, _day: string): Promise<readonly LedgerStock[] | null> {
    return Promise.resolve(null);
  }
  /** The base that was kept before, where another stands behind the same source now; nothing of that one is read. null: it is the same. */
  otherBase(): Promise<OtherBase | null> {
    return Promise.resolve(null);
  }
  /**
   * Nothing is kept any more: the mirror was emptied, and the next `changes` bring everything again. Inside a unit of work.
   */
  forget(): Promise<void> {
    return Promise.reject(new Error(`the books of ${this.source} cannot forget yet what was kept of them`));
  }
}
