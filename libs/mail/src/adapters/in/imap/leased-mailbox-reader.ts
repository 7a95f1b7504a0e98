import { once } from 'node:events';
import { type LeasedWork, WhileLeased } from '@prorab/platform';
import type { MailboxMonitor, MailboxState } from '../../../application/ports/mailbox-monitor.port.js';
import { MailboxReader } from '../../../application/ports/mailbox-reader.port.js';
import { reasonOf } from './imap-failure.js';

export interface LeasedMailboxReaderOptions extends Pick<LeasedWork, 'leases' | 'clock' | 'holder' | 'hasEnded'> {
  readonly mailbox: string;
  /** A new one for each time that the lease is ours. */
  readonly makeReader: () => MailboxReader;
  readonly monitor: MailboxMonitor;
  readonly leaseMs?: number;
}

/**
 * Reads a mailbox as long as this instance holds its lease; else stands by. Two that read at once would lose nothing, as every
 * letter has its key, but each would fetch, parse and count everything.
 */
export class LeasedMailboxReader extends MailboxReader {
  readonly mailbox: string;
  readonly #turn: WhileLeased;

  constructor(private readonly options: LeasedMailboxReaderOptions) {
    super();
    const { mailbox, leases, clock, holder, hasEnded, leaseMs = 30_000 } = options;
    this.mailbox = mailbox;
    this.#turn = new WhileLeased({
      ...{ name: `mail.${mailbox}`, leases, clock, holder, hasEnded, leaseMs },
      work: (signal) => this.#read(signal),
      standsBy: (other) => this.#report('standby', other && `read by ${other}`),
      failed: (error) => this.#report('failed', reasonOf(error)),
    });
  }
  start(): void {
    this.#turn.start();
  }
  stop(): Promise<void> {
    return this.#turn.stop();
  }

  async #read(signal: AbortSignal): Promise<void> {
    const reader = this.options.makeReader();
    reader.start();
    if (!signal.aborted) await once(signal, 'abort');
    await reader.stop();
  }
  #report(state: MailboxState, reason: string | null): void {
    const nothing = { retryAt: null, checkedAt: null, oldestPendingAt: null, backlogLeft: 0 };
    this.options.monitor.report({ mailbox: this.mailbox, state, reason, ...nothing });
  }
}
