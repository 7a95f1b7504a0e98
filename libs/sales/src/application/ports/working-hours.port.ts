import type { WorkingTime } from '../../domain/working-time.js';

/** The calendar by which a branch counts its deadlines; null = the company's. */
export abstract class WorkingHours {
  abstract of(branchId: string | null): Promise<WorkingTime>;
}
