import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@prorab/kernel';
import type { MailboxLeases } from '../../../application/ports/mailbox-leases.port.js';
import type { MailboxMonitor, MailboxState } from '../../../application/ports/mailbox-monitor.port.js';
import { MailboxReader } from '../../../application/ports/mailbox-reader.port.js';
import { reasonOf } from './imap-failure.js';

export interface LeasedMailboxReaderOptions {
  readonly mailbox: string;
  /** A new one for each time that the lease is ours. */
  readonly makeReader: () => MailboxReader;
  readonly leases: MailboxLeases;
  readonly monitor: MailboxMonitor;
  readonly clock: Clock;
  /** This process among all of all machines. */
  readonly holder: string;
  /** Whether another is known to have ended; else its lease is waited for. */
  readonly hasEnded: (holder: string) => boolean;
  readonly leaseMs?: number;
}

/**
 * Reads a mailbox as long as this instance holds its lease; else stands by. Two that read at once would lose nothing, as every
 * letter has its key, but each would fetch, parse and count everything.
 */
export class LeasedMailboxReader extends MailboxReader {
  readonly mailbox: string;
  readonly #stop = new AbortController();
  readonly #leaseMs: number;
  #running: Promise<void> | null = null;
  /** Ours for certain up to here. */
  #until = new Date(0);

  constructor(private readonly options: LeasedMailboxReaderOptions) {
    super();
    this.mailbox = options.mailbox;
    this.#leaseMs = options.leaseMs ?? 30_000;
  }
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
      if (await this.#taken()) await this.#read();
      else await this.#rest();
    }
  }

  async #taken(): Promise<boolean> {
    const { leases, hasEnded } = this.options;
    try {
      if (await this.#hold()) return true;
      const other = await leases.holderOf(this.mailbox);
      if (other !== null && hasEnded(other)) {
        await leases.release(this.mailbox, other);
        return await this.#hold();
      }
      this.#report('standby', other && `read by ${other.split('/').slice(0, 2).join('/')}`);
    } catch (error) {
      this.#report('failed', reasonOf(error));
    }
    return false;
  }

  async #read(): Promise<void> {
    const { leases, makeReader } = this.options;
    const reader = makeReader();
    reader.start();
    do await this.#rest();
    while (!this.#stop.signal.aborted && (await this.#isStillOurs()));
    await reader.stop();
    try {
      await leases.release(this.mailbox, this.options.holder);
    } catch (error) {
      // It runs out by itself.
      this.#report('stopped', reasonOf(error));
    }
  }

  /** While the base cannot be asked, the lease lasts as long as was agreed last, less the time that stopping takes. */
  async #isStillOurs(): Promise<boolean> {
    try {
      return await this.#hold();
    } catch (error) {
      const left = this.#until.getTime() - this.options.clock.now().getTime();
      if (left <= this.#leaseMs / 3) this.#report('failed', reasonOf(error));
      return left > this.#leaseMs / 3;
    }
  }

  async #hold(): Promise<boolean> {
    const { leases, clock, holder } = this.options;
    const now = clock.now();
    const until = new Date(now.getTime() + this.#leaseMs);
    const ours = await leases.hold(this.mailbox, holder, { now, until });
    if (ours) this.#until = until;
    return ours;
  }

  async #rest(): Promise<void> {
    const { signal } = this.#stop;
    await pause(this.#leaseMs / 3, undefined, { signal }).catch((stopped: unknown) => {
      if (!signal.aborted) throw stopped;
    });
  }

  #report(state: MailboxState, reason: string | null): void {
    const nothing = { retryAt: null, checkedAt: null, oldestPendingAt: null, backlogLeft: 0 };
    this.options.monitor.report({ mailbox: this.mailbox, state, reason, ...nothing });
  }
}
