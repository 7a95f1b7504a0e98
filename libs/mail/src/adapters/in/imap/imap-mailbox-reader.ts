import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@prorab/kernel';
import type { LetterIntake } from '../../../application/ports/letter-intake.port.js';
import type { MailboxCursors } from '../../../application/ports/mailbox-cursors.port.js';
import type { MailboxMonitor, MailboxState, MailboxStatus } from '../../../application/ports/mailbox-monitor.port.js';
import { MailboxReader } from '../../../application/ports/mailbox-reader.port.js';
import type { MailboxConfig } from '../../../mail.config.js';
import { Backoff } from './backoff.js';
import type { FolderCollector } from './folder-collector.js';
import { type Secrets, environmentSecrets } from './imap-connection.js';
import { reasonOf, stateOfFailure } from './imap-failure.js';
import { FragileLetters } from './fragile-letters.js';
import { LetterHandover } from './letter-handover.js';
import { MailboxSession } from './mailbox-session.js';

export interface ImapMailboxReaderOptions {
  readonly config: MailboxConfig;
  readonly letterBytes: number;
  readonly intake: LetterIntake;
  readonly cursors: MailboxCursors;
  readonly monitor: MailboxMonitor;
  readonly clock: Clock;
  readonly secrets?: Secrets;
  readonly backoff?: Backoff;
}

/** Session after session, without end; every failure is told and tried again after a pause. */
export class ImapMailboxReader extends MailboxReader {
  readonly mailbox: string;
  readonly #stop = new AbortController();
  readonly #handover: LetterHandover;
  readonly #fragile = new FragileLetters();
  readonly #backoff: Backoff;
  readonly #folders = new Map<string, FolderCollector>();
  #running: Promise<void> | null = null;
  #status: MailboxStatus;

  constructor(private readonly options: ImapMailboxReaderOptions) {
    super();
    this.mailbox = options.config.name;
    this.#handover = new LetterHandover(options.intake);
    this.#backoff = options.backoff ?? new Backoff(1000, 60_000);
    const nothing = { reason: null, retryAt: null, checkedAt: null, oldestPendingAt: null, backlogLeft: 0 };
    this.#status = { mailbox: this.mailbox, state: 'connecting', ...nothing };
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
    this.#report('connecting');
    while (!signal.aborted) {
      try {
        await this.#session();
      } catch (error) {
        await this.#rest(error);
      }
    }
    this.#report('stopped');
  }

  #session(): Promise<void> {
    const { config, letterBytes, cursors, clock, secrets = environmentSecrets } = this.options;
    const { signal } = this.#stop;
    const onRound = (folders: readonly FolderCollector[]): void => {
      for (const folder of folders) this.#folders.set(folder.folder.path, folder);
      this.#backoff.reset();
      this.#report('connected');
    };
    return new MailboxSession({
      config,
      letterBytes,
      cursors,
      clock,
      secrets,
      signal,
      handover: this.#handover,
      fragile: this.#fragile,
      onRound,
    }).run();
  }

  async #rest(error: unknown): Promise<void> {
    const { config, clock } = this.options;
    const { signal } = this.#stop;
    if (signal.aborted) return;
    const state = stateOfFailure(error);
    const ms = state === 'password-refused' ? config.passwordRetrySeconds * 1000 : this.#backoff.next();
    this.#report(state, reasonOf(error), new Date(clock.now().getTime() + ms));
    await pause(ms, undefined, { signal }).catch((stopped: unknown) => {
      if (!signal.aborted) throw stopped;
    });
  }

  #report(state: MailboxState, reason: string | null = null, retryAt: Date | null = null): void {
    const positions = [...this.#folders.values()].map((f) => f.position);
    const pending = positions.flatMap((p) => (p.oldestPendingAt ? [p.oldestPendingAt.getTime()] : []));
    // Of several folders the one checked longest ago counts.
    const checks = positions.flatMap((p) => (p.cursor ? [p.cursor.checkedAt.getTime()] : []));
    this.#status = {
      mailbox: this.mailbox,
      state,
      reason,
      retryAt,
      checkedAt: checks.length ? new Date(Math.min(...checks)) : null,
      oldestPendingAt: pending.length ? new Date(Math.min(...pending)) : null,
      backlogLeft: positions.reduce((sum, p) => sum + p.backlogLeft, 0),
    };
    this.options.monitor.report(this.#status);
  }
}
