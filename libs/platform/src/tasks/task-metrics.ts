/** Told of each finished attempt. */
export abstract class TaskMetrics {
  abstract finished(handler: string, outcome: 'done' | 'failed' | 'quarantined', ms: number): void;
}
export class NoTaskMetrics extends TaskMetrics {
  finished(): void {
    // A command-line run has nobody to tell.
  }
}
