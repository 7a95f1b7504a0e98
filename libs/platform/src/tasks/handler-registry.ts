import { Injectable } from '@nestjs/common';
import type { JobRun } from '../marks/index.js';

export interface Handler {
  /** Stored name: of the subscriber or of the job. */
  name: string;
  kind: 'subscriber' | 'job';
  /** For a subscriber: the event it listens to. */
  event?: string;
  transactional: boolean;
  attempts: number;
  backoffMs: number;
  leaseMs: number;
  /** So many at once in one instance; none: as many as there are places. */
  atOnce?: number | undefined;
  run(payload: string, run: JobRun): Promise<void>;
}

/** Who handles what; filled once at the start by the explorer, read-only afterwards. */
@Injectable()
export class HandlerRegistry {
  readonly #byName = new Map<string, Handler>();
  /** Of those that have one: so many at once. */
  readonly bounds = new Map<string, number>();
  readonly #byEvent = new Map<string, string[]>();

  register(handler: Handler): void {
    if (this.#byName.has(handler.name)) throw new Error(`two handlers are named ${handler.name}`);
    this.#byName.set(handler.name, handler);
    if (handler.atOnce !== undefined) this.bounds.set(handler.name, handler.atOnce);
    if (handler.event) this.#byEvent.set(handler.event, [...(this.#byEvent.get(handler.event) ?? []), handler.name]);
  }
  byName(name: string): Handler | undefined {
    return this.#byName.get(name);
  }
  subscribersOf(event: string): readonly string[] {
    return this.#byEvent.get(event) ?? [];
  }
  names(): string[] {
    return [...this.#byName.keys()];
  }
}
