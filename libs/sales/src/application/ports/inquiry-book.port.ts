import type { Inquiry } from '../../domain/inquiry/inquiry.js';

export interface WaitingCursor {
  receivedAt: Date;
  id: string;
}

/**
 * All inquiries. Every `take…` locks what it returns until the surrounding unit of work ends (on SQLite the one writer is the
 * lock); those that say so pass over what another unit of work holds, so two instances never get the same one.
 */
export abstract class InquiryBook {
  /** @throws InquiryMissing */
  abstract takeForChange(id: string): Promise<Inquiry>;
  /** Missing ids are left out; ordered by id, so that two callers lock in the same order. */
  abstract takeMany(ids: readonly string[]): Promise<Inquiry[]>;
  /** All inquiries, in any status, that hold one of the threads. */
  abstract takeByThreads(threadKeys: readonly string[]): Promise<Inquiry[]>;
  /** Open ones of a party whose last contact is not older than `since`. */
  abstract takeOpenOfParty(partyId: string, since: Date): Promise<Inquiry[]>;
  /** Status waiting, by `receivedAt` then id, after the cursor; passes over locked ones. */
  abstract takeOldestWaiting(page: { limit: number; after?: WaitingCursor }): Promise<Inquiry[]>;
  /** Open ones of an owner, oldest first. */
  abstract takeHeldBy(employeeId: string): Promise<Inquiry[]>;
  /** Assigned and `takeBy` has come; passes over locked ones. */
  abstract takeUntaken(at: Date, limit: number): Promise<Inquiry[]>;
  /** Open, `respondBy` has come, not escalated yet; passes over locked ones. */
  abstract takeOverdue(at: Date, limit: number): Promise<Inquiry[]>;
  /** All of these parties but spam and linked ones, newest first, at most 5,000; no lock. */
  abstract ofParties(partyIds: readonly string[]): Promise<Inquiry[]>;
  /** Keys of all threads of the inquiries, those that a linked one had among them; no lock. */
  abstract threadsOf(ids: readonly string[]): Promise<string[]>;
  /** Ids only, for a merge and its dry run; no lock. */
  abstract idsOfParty(partyId: string): Promise<string[]>;
  /**
   * Stores new ones (version 0) and changed ones with the lines their history has gained. @throws InquiryChangedMeanwhile if a stored version is not the one restored
   */
  abstract save(...inquiries: Inquiry[]): Promise<void>;
}
