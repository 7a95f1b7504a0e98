import type { HeldCount } from '../../domain/distribution/load.js';

export interface Workload {
  held: HeldCount[];
  lastGivenAt: Map<string, Date>;
}

/** How much everybody holds. */
export abstract class LoadBoard {
  /** Everybody's open inquiries by status and channel, and when each was last given one. One query. */
  abstract current(): Promise<Workload>;
  /** Remembers who was given something, for the ties. One statement. */
  abstract given(employeeIds: readonly string[], at: Date): Promise<void>;
}
