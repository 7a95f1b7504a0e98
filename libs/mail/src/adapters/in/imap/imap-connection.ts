import { readFile } from 'node:fs/promises';
import { ImapFlow, type MailboxObject } from 'imapflow';
import type { MailboxConfig } from '../../../mail.config.js';
import { PasswordMissing } from './imap-failure.js';

export type Secrets = (name: string) => string | undefined;
export const environmentSecrets: Secrets = (name) => process.env[name];

/**
 * One living IMAP connection. imapflow neither reconnects nor survives without an 'error' listener, a pending `idle()` resolves when
 * the line is cut, and the reason is only in the event: so it is kept here, and the next command of ours throws it.
 */
export class ImapConnection {
  #failure: Error | null = null;
  #arrivals = 0;

  private constructor(readonly client: ImapFlow) {
    client.on('error', (error: Error) => {
      this.#failure ??= error;
    });
    client.on('exists', () => this.#arrivals++);
  }

  static async open(
    config: MailboxConfig,
    secrets: Secrets = environmentSecrets,
    signal?: AbortSignal,
  ): Promise<ImapConnection> {
    const pass = secrets(config.passwordEnv);
    if (!pass) throw new PasswordMissing(config.passwordEnv);
    const ca = config.caFile ? await readFile(config.caFile) : undefined;
    const answerMs = config.answerWithinSeconds * 1000;
    const client = new ImapFlow({
      host: config.host,
      port: config.port,
      secure: config.security === 'tls',
      ...(config.security !== 'tls' && { doSTARTTLS: config.security === 'starttls' }),
      ...(ca && { tls: { ca } }),
      auth: { user: config.user, pass },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: answerMs,
      greetingTimeout: answerMs,
      socketTimeout: answerMs,
      maxLiteralSize: 16 * 1024 * 1024,
      maxResponseSize: 64 * 1024 * 1024,
      clientInfo: { name: 'prorab' },
    });
    const connection = new ImapConnection(client);
    const giveUp = (): void => client.close();
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      await client.connect();
    } catch (error) {
      client.close();
      throw error;
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
    return connection;
  }

  /** How many times the server told of a letter so far. */
  get arrivals(): number {
    return this.#arrivals;
  }
  get alive(): boolean {
    return this.client.usable && !this.#failure;
  }
  /** Why the connection died; a server that simply hung up gives no reason of its own. */
  get failure(): Error {
    return this.#failure ?? new Error('the server closed the connection');
  }
  assertAlive(): void {
    if (!this.alive) throw this.failure;
  }

  /**
   * Runs the work with the folder selected and held: imapflow then takes a pause between two commands (we are storing) for what it is
   * and probes with NOOP, where it would otherwise call the silent line dead. Read-only, so nothing is ever marked by looking.
   */
  async inFolder<T>(
    folder: string,
    work: (mailbox: MailboxObject) => Promise<T>,
    { fresh = false, writable = false }: { fresh?: boolean; writable?: boolean } = {},
  ): Promise<T> {
    this.assertAlive();
    if (fresh && this.client.mailbox) await this.client.mailboxClose();
    const lock = await this.client.getMailboxLock(folder, { readOnly: !writable });
    try {
      const { mailbox } = this.client;
      if (!mailbox) throw this.failure;
      return await work(mailbox);
    } finally {
      lock.release();
    }
  }

  async bye(): Promise<void> {
    if (!this.client.usable) return this.client.close();
    // A server that does not say goodbye in time is not waited for.
    const timer = setTimeout(() => this.client.close(), 1000);
    try {
      await this.client.logout();
    } finally {
      clearTimeout(timer);
      this.client.close();
    }
  }
  cut(): void {
    this.client.close();
  }
}
