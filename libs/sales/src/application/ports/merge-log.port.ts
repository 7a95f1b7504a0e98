import type { MergeRecord } from '../../domain/party/merge.js';

/** All merges of parties, with what it takes to undo them. */
export abstract class MergeLog {
  abstract add(record: MergeRecord): Promise<void>;
  /** @throws MergeMissing */
  abstract takeForChange(id: string): Promise<MergeRecord>;
  abstract save(record: MergeRecord): Promise<void>;
  /** Newest first. */
  abstract ofParty(partyId: string): Promise<MergeRecord[]>;
}
