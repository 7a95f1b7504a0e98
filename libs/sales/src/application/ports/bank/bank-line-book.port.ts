import type { BankLine, BankLineRecord } from '../../../domain/bank/bank-line.js';
import type { BankFileFault } from '../../../domain/bank/bank-errors.js';

/** A file that somebody gave us; the file itself lies in the store by its hash, also when it could not be read. */
export interface BankImport {
  readonly id: string;
  readonly at: Date;
  readonly byId: string | null;
  readonly fileName: string;
  readonly fileHash: string;
  /** Lines that were new, that were known, and documents that brought us no money. */
  readonly added: number;
  readonly known: number;
  readonly others: number;
  readonly fault: { readonly what: BankFileFault; readonly line: number; readonly field: string } | null;
}
export type NewBankLine = Pick<
  BankLineRecord,
  | 'origin'
  | 'naturalKey'
  | 'number'
  | 'on'
  | 'amount'
  | 'payerName'
  | 'payerInn'
  | 'payerAccount'
  | 'purpose'
  | 'importId'
  | 'paymentKey'
>;

/** All money that came to the bank, line by line. Written in a unit of work. */
export abstract class BankLineBook {
  /** Open ones, to be looked at next; a line whose natural key is there stays as it is. At most 1,000. @returns how many were added */
  abstract add(lines: readonly NewBankLine[], at: Date): Promise<number>;
  /** Locks it. @throws BankLineMissing */
  abstract take(id: string): Promise<BankLine>;
  /**
   * Ids of the lines that are to be looked at: those never looked at, undecided and waiting ones of `soon` and earlier, the others but
   * «not a customer's» of `late` and earlier. The longest unseen first. Asked before the unit of work that takes them, so that this
   * begins with their locks and sees what others have done until then.
   */
  abstract due(before: { soon: Date; late: Date }, limit: number): Promise<string[]>;
  /** Locks them; those that are not there any more are left out. */
  abstract takeAll(ids: readonly string[]): Promise<BankLine[]>;
  /** Locks. Lines that are these payments. */
  abstract takeOfPayments(paymentKeys: readonly string[]): Promise<BankLine[]>;
  /** `lookedAt`: when they were looked at; null: as before. */
  abstract keep(lines: readonly BankLine[], lookedAt: Date | null): Promise<void>;
  /** What the books alone told of. */
  abstract remove(ids: readonly string[]): Promise<void>;
  abstract noteImport(done: BankImport): Promise<void>;
}
