import type { Texts } from '@prorab/platform/marks';
import type { InvoiceState, Reach } from '../../../domain/invoice/invoice-state.js';
import type { PartyStanding } from '../../../domain/invoice/party-standing.js';
import type { PaymentClaims, PaymentShare, Tie } from '../../../domain/invoice/payment-shares.js';
import type { LedgerFact, LedgerKey, LedgerKind, LedgerUnread } from '../ledger.port.js';

/** What has to be settled anew. */
export interface Touched {
  readonly payments: ReadonlySet<LedgerKey>;
  readonly invoices: ReadonlySet<LedgerKey>;
  /** Customers of the books. */
  readonly parties: ReadonlySet<LedgerKey>;
}
/** An invoice as the mirror has it. Sums in whole kopecks. */
export interface MirroredInvoice {
  readonly key: LedgerKey;
  readonly number: string;
  readonly at: Date;
  readonly partyKey: LedgerKey | null;
  /** Our customer. */
  readonly partyId: string | null;
  readonly employeeId: string | null;
  readonly inquiryId: string | null;
  readonly inquiryBy: 'rule' | 'person' | null;
  readonly total: number;
  readonly draft: boolean;
  readonly posted: boolean;
  readonly marked: boolean;
  readonly gone: boolean;
  readonly paid: number;
  readonly refunded: number;
  readonly shipped: number;
  readonly state: InvoiceState;
  readonly stateSince: Date;
  readonly paidAt: Date | null;
}
/** With all that its state follows from. */
export interface InvoicePicture extends MirroredInvoice {
  readonly shares: readonly { readonly at: Date; readonly amount: number; readonly direction: 'in' | 'out' }[];
  /** Totals of its posted shipments. */
  readonly shipments: number;
}
export type InvoiceStanding = Pick<
  MirroredInvoice,
  'key' | 'paid' | 'refunded' | 'shipped' | 'state' | 'stateSince' | 'paidAt'
>;
/** One line of what people did to an invoice. */
export interface InvoiceAct {
  readonly invoiceKey: LedgerKey;
  readonly at: Date;
  readonly by: string | null;
  readonly kind: 'issued' | 'state' | 'tied' | 'untied' | 'tie-forgotten' | 'inquiry-set';
  readonly detail: Readonly<Record<string, string | null>>;
}

export interface SetAside {
  readonly kind: LedgerKind;
  /** A `LedgerKey`, or the beginning of what should be one. */
  readonly key: LedgerKey;
  readonly why: Texts;
}

/** What is known of the books, in our own tables; everything people see of them is read from here. Written in a unit of work. */
export abstract class LedgerMirror {
  /**
   * Keeps facts as the books told them at `readAt`; the last one of a thing holds, whatever order they come in. One that cannot be kept is
   * set aside as it came, and stops no other; so is what could not be read. It is there no more once a fact of it comes well.
   * @returns what follows from them, and how the invoices among them were before (null: not there)
   */
  abstract apply(
    facts: readonly LedgerFact[],
    readAt: Date,
    unread?: readonly LedgerUnread[],
  ): Promise<{ touched: Touched; before: ReadonlyMap<LedgerKey, MirroredInvoice | null> }>;
  /**
   * What `apply` could not keep (`faultOf`) and what could not be read, the latest first; what was known of those things before stays until
   * they come well.
   */
  abstract setAside(limit: number): Promise<SetAside[]>;
  /** Nothing of any books is in it. */
  abstract isEmpty(): Promise<boolean>;
  /**
   * The mirror of other books is laid aside: nothing of them is left. Which payment is for which invoice as people said it, and what they did to
   * invoices, is kept by the keys, for the day these books come back.
   */
  abstract empty(): Promise<void>;
  /** The keys mean other things from now on: what people said by them would be laid on documents that nobody spoke of, so it goes. */
  abstract forgetWords(): Promise<void>;

  /** Payments that are not there are left out. */
  abstract claims(payments: Iterable<LedgerKey>): Promise<PaymentClaims[]>;
  /** Puts these shares in the place of those the payments had. @returns the invoices that had or have shares of them */
  abstract keepShares(shares: ReadonlyMap<LedgerKey, readonly PaymentShare[]>, at: Date): Promise<Set<LedgerKey>>;
  /** Of these invoices, locked. */
  abstract pictures(invoices: Iterable<LedgerKey>): Promise<InvoicePicture[]>;
  /**
   * Of those open ones only whose state is not what the loose money of their customer makes of it, locked, at most so many.
   * @returns the customers too who may have more of them (`left`)
   */
  abstract astray(
    reaches: ReadonlyMap<LedgerKey, Reach>,
    limit: number,
  ): Promise<{ pictures: InvoicePicture[]; left: LedgerKey[] }>;
  /** Locks the customers. @param balances whether these books keep balances of customers */
  abstract standings(parties: Iterable<LedgerKey>, balances: boolean): Promise<Map<LedgerKey, PartyStanding>>;
  abstract keepStandings(standings: readonly InvoiceStanding[]): Promise<void>;

  /** Locks. Null: no such payment. */
  abstract takePayment(
    key: LedgerKey,
  ): Promise<{ key: LedgerKey; partyKey: LedgerKey | null; amount: number; ties: readonly Tie[] } | null>;
  abstract keepTie(payment: LedgerKey, tie: Tie, at: Date): Promise<void>;
  /** @returns whether there was one */
  abstract dropTie(payment: LedgerKey, invoice: LedgerKey): Promise<boolean>;
  abstract invoice(key: LedgerKey): Promise<MirroredInvoice | null>;
  /** Key of the invoice of this number whose note begins with the key of an order, the earliest of them; null: there is none. */
  abstract bearing(orderKey: string, of: { readonly invoiceNumber: string }): Promise<LedgerKey | null>;
  /** Which inquiry invoices are of. */
  abstract setInquiries(
    ties: readonly { invoiceKey: LedgerKey; inquiryId: string | null; by: 'rule' | 'person' | null }[],
  ): Promise<void>;
  abstract write(acts: readonly InvoiceAct[]): Promise<void>;

  /** Authors that no employee is known for, and all of them when `all`. */
  abstract authors(all: boolean): Promise<{ key: LedgerKey; login: string; name: string; employeeId: string | null }[]>;
  /** Their invoices are those employees' from now on. */
  abstract setEmployees(employees: ReadonlyMap<LedgerKey, string | null>): Promise<void>;

  /** Customers of the books that nobody has looked at yet, in the order of their keys. */
  abstract unmatched(limit: number): Promise<MirroredParty[]>;
  abstract partyOfBooks(key: LedgerKey): Promise<MirroredParty | null>;
  abstract ofOurParty(partyId: string): Promise<MirroredParty[]>;
  /** `tiedTo`: whom it was recognised as; `partyId`: where merges lead from there. Its invoices follow. */
  abstract setParties(
    ties: readonly {
      key: LedgerKey;
      tiedTo: string | null;
      partyId: string | null;
      matched: MirroredParty['matched'];
    }[],
  ): Promise<void>;
  /** Counted invoices of customers that no inquiry was looked for yet. */
  abstract withoutInquiry(parties: Iterable<LedgerKey>): Promise<MirroredInvoice[]>;
  /** Counted invoices of an inquiry. */
  abstract ofInquiry(inquiryId: string): Promise<MirroredInvoice[]>;
}
export interface MirroredParty {
  readonly key: LedgerKey;
  readonly code: string | null;
  readonly name: string;
  readonly fullName: string | null;
  readonly inn: string | null;
  readonly phones: string | null;
  readonly email: string | null;
  readonly person: boolean | null;
  readonly marked: boolean;
  readonly tiedTo: string | null;
  readonly partyId: string | null;
  /** `new`: nobody has looked yet; `tied`: a customer of ours is it; `alone`: none of ours, and none is made of it. */
  readonly matched: 'new' | 'tied' | 'alone';
}
