import type { PastInquiry } from '../../domain/distribution/simulation.js';

/** What really happened to an inquiry, for the comparison. */
export interface ReallyHappened {
  past: PastInquiry;
  firstAssignedAt: Date | null;
  employeeId: string | null;
}

/** Inquiries of a past period as the replay of the distribution needs them. */
export abstract class PastInquiries {
  /** Received in [from, to), by `receivedAt`; spam is left out. One that is open still counts as held until `to`. */
  abstract receivedBetween(from: Date, to: Date): Promise<ReallyHappened[]>;
}
