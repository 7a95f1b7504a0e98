import type { Plan } from '../../../domain/funnel/plan.js';

export interface KeptPlan {
  plan: Plan;
  at: Date;
  /** Employee; null = the system. */
  by: string | null;
}

/** The plans of the managers by month. Nothing is written over: the last one kept holds. */
export abstract class PlanBook {
  /** Within the surrounding unit of work. */
  abstract keep(kept: KeptPlan): Promise<void>;
  /** Those in force, one for each employee that has any. */
  abstract ofMonth(month: string): Promise<Plan[]>;
  /** All that were ever kept for a month, the latest first; at most `limit`. */
  abstract history(month: string, limit: number): Promise<KeptPlan[]>;
}
