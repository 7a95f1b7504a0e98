export interface JobOrder {
  /** Name of a `@JobHandler`. */
  job: string;
  /** Natural key: a second order with the same job and key is the same order, also after it was done. */
  key: string;
  payload?: unknown;
  /** Not before; default now. */
  runAt?: Date;
}

/** Durable work for later. An order made inside a unit of work exists only if that commits. */
export abstract class Jobs {
  abstract enqueue(order: JobOrder): Promise<void>;
  /** Takes back an order that has not begun. @returns whether there was one to take back */
  abstract cancel(order: { job: string; key: string }): Promise<boolean>;
}

/** What a job handler learns of its order. */
export interface JobRun {
  key: string;
  /** 1 for the first attempt. */
  attempt: number;
  /** The instant it was due; later than that after a downtime. */
  dueAt: Date;
  /** Aborted when the process is asked to stop. */
  signal: AbortSignal;
}
