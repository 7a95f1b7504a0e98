import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@prorab/kernel';
import { type Leases, processOf } from '../marks/index.js';

export interface LeasedWork {
  /** Of the lease: `mail.sales`. */
  readonly name: string;
  /** Begins each time that the lease is ours; ends soon after the signal. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  readonly leases: Leases;
  readonly clock: Clock;
  /** This process among all of all machines. */
  readonly holder: string;
  /** Whether another is known to have ended; else its lease is waited for. */
  readonly hasEnded: (holder: string) => boolean;
  readonly leaseMs: number;
  /** Another has it: `mail1/4711`; null: nobody is known. Told again and again. */
  readonly standsBy: (other: string | null) => void;
  /** The base cannot be asked, or the work has failed; tried again. */
  readonly failed: (error: unknown) => void;
}

/** Works as long as this instance holds the lease, else stands by. It is renewed three times within its length. */
export class WhileLeased {
  readonly #stop = new AbortController();
  #running: Promise<void> | null = null;
  /** Ours for certain up to here. */
  #until = new Date(0);

  constructor(private readonly of: LeasedWork) {}

  start(): void {
    this.#running ??= this.#run();
  }
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      if (await this.#taken()) await this.#work();
      else await this.#rest();
    }
  }

  async #taken(): Promise<boolean> {
    const { name, leases, hasEnded, standsBy, failed } = this.of;
    try {
      if (await this.#hold()) return true;
      const other = await leases.holderOf(name);
      if (other !== null && hasEnded(other)) {
        await leases.release(name, other);
        return await this.#hold();
      }
      standsBy(other && processOf(other));
    } catch (error) {
      failed(error);
    }
    return false;
  }

  async #work(): Promise<void> {
    const { name, leases, holder, failed } = this.of;
    const ours = new AbortController();
    const working = this.of.work(ours.signal).catch(failed);
    do await this.#rest();
    while (!this.#stop.signal.aborted && (await this.#isStillOurs()));
    ours.abort();
    await working;
    try {
      await leases.release(name, holder);
    } catch (error) {
      // It runs out by itself.
      failed(error);
    }
  }

  /** While the base cannot be asked, the lease lasts as long as was agreed last, less the time that stopping takes. */
  async #isStillOurs(): Promise<boolean> {
    const { clock, leaseMs, failed } = this.of;
    try {
      return await this.#hold();
    } catch (error) {
      const left = this.#until.getTime() - clock.now().getTime();
      if (left <= leaseMs / 3) failed(error);
      return left > leaseMs / 3;
    }
  }

  async #hold(): Promise<boolean> {
    const { name, leases, clock, holder, leaseMs } = this.of;
    const now = clock.now();
    const until = new Date(now.getTime() + leaseMs);
    const ours = await leases.hold(name, holder, { now, until });
    if (ours) this.#until = until;
    return ours;
  }

  async #rest(): Promise<void> {
    const { signal } = this.#stop;
    await pause(this.of.leaseMs / 3, undefined, { signal }).catch((stopped: unknown) => {
      if (!signal.aborted) throw stopped;
    });
  }
}
