import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { MailSender, type OutgoingLetter, type SendResult } from '../../../application/ports/mail-sender.port.js';
import type { SenderConfig } from '../../../mail.config.js';
import { Places } from './places.js';
import { type SmtpError, refusalsOf, resultOfFailure } from './send-result.js';

type Secrets = (name: string) => string | undefined;

/**
 * One connection per letter, a few at a time. nodemailer's pool is not used: it sends a letter again by itself when a connection
 * dies, and then nobody knows how often it went out. Reused connections would also turn a server's tidy closing into "try later".
 */
export class SmtpMailSender extends MailSender {
  readonly #places: Places;
  readonly #open = new Set<SMTPConnection>();
  #over = false;
  constructor(
    private readonly config: SenderConfig,
    private readonly secrets: Secrets = (name) => process.env[name],
  ) {
    super();
    this.#places = new Places(config.maxConnections);
  }

  send(letter: OutgoingLetter): Promise<SendResult> {
    return this.#places.within(() => this.#send(letter));
  }
  async close(over?: AbortSignal): Promise<void> {
    const cut = (): void => {
      this.#over = true;
      for (const connection of this.#open) connection.close();
    };
    if (over?.aborted) cut();
    over?.addEventListener('abort', cut, { once: true });
    await this.#places.empty();
    over?.removeEventListener('abort', cut);
  }

  async #send(letter: OutgoingLetter): Promise<SendResult> {
    const { passwordEnv, user } = this.config;
    const options = await this.#options();
    // Loaded with the first letter that goes out: 2 MB until then.
    const { default: Connection } = await import('nodemailer/lib/smtp-connection');
    const pass = passwordEnv && this.secrets(passwordEnv);
    if (passwordEnv && !pass) return { outcome: 'try-later', response: `${passwordEnv} is not set`, refused: [] };
    if (this.#over) return { outcome: 'try-later', response: 'stopping', refused: [] };
    const connection = new Connection(options);
    this.#open.add(connection);
    // After the end of the source only the final dot remains, and it follows at once.
    let wholeLetterOut = false;
    let sourceFailure: Error | null = null;
    const source = Readable.from(letter.open());
    source.once('end', () => (wholeLetterOut = true));
    source.once('error', (error) => (sourceFailure = error));
    try {
      await this.#step(connection, (done) => connection.connect(done));
      if (user && pass)
        await this.#step(connection, (done) => connection.login({ user, credentials: { user, pass } }, done));
      const envelope = {
        from: letter.from,
        to: [...letter.to],
        use8BitMime: true,
        ...(letter.size && { size: letter.size }),
      };
      const info = await this.#step<SMTPConnection.SentMessageInfo>(connection, (done) =>
        connection.send(envelope, source, done),
      );
      this.#leave(connection);
      return { outcome: 'accepted', response: info.response, refused: refusalsOf(info.rejectedErrors as SmtpError[]) };
    } catch (error) {
      // Cut, not QUIT: in the middle of a letter that would become a part of it.
      connection.close();
      if (sourceFailure) throw sourceFailure as Error;
      return resultOfFailure(error as SmtpError, wholeLetterOut);
    } finally {
      this.#open.delete(connection);
      source.destroy();
    }
  }

  /** A connection tells of failures by its callback or by its 'error' event, whichever comes first. */
  #step<T>(connection: SMTPConnection, act: (done: (error?: Error | null, result?: T) => void) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const ended = (): void => reject(Object.assign(new Error('the connection ended'), { code: 'ECONNECTION' }));
      const settle = (error?: Error | null, result?: T): void => {
        connection.off('error', settle);
        connection.off('end', ended);
        if (error) reject(error);
        else resolve(result as T);
      };
      connection.once('error', settle);
      connection.once('end', ended);
      act(settle);
    });
  }

  #leave(connection: SMTPConnection): void {
    // The letter's fate is known; how the goodbye goes does not change it.
    connection.on('error', () => connection.close());
    connection.quit();
    setTimeout(() => connection.close(), 1000).unref();
  }

  async #options(): Promise<SMTPConnection.Options> {
    const { host, port, security, caFile, name, connectSeconds, answerSeconds } = this.config;
    return {
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(caFile && { tls: { ca: await readFile(caFile) } }),
      ...(name && { name }),
      connectionTimeout: connectSeconds * 1000,
      greetingTimeout: connectSeconds * 1000,
      socketTimeout: answerSeconds * 1000,
    };
  }
}
