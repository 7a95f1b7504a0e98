import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { type Clock, DomainError } from '@prorab/kernel';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { CollectedLetter } from '../../../application/ports/collected-letter.js';
import type { LetterIntake } from '../../../application/ports/letter-intake.port.js';
import type { ListenerConfig } from '../../../mail.config.js';
import { ConnectionLimit } from './connection-limit.js';
import { LetterSpool } from './letter-spool.js';
import { RateLimit } from './rate-limit.js';
import { SmtpRefusal, no } from './smtp-refusal.js';

export interface SmtpLetterListenerOptions {
  readonly config: ListenerConfig;
  readonly letterBytes: number;
  readonly intake: LetterIntake;
  readonly clock: Clock;
  /** Failures of connections and of storing, for the log. */
  readonly onTrouble?: (error: Error) => void;
}

/** Accepts letters by SMTP or LMTP. 250 is said only when the letter is durably stored; until then it is the sender's. */
export class SmtpLetterListener {
  #server: SMTPServer | null = null;
  readonly #inHand = new Set<Promise<void>>();
  readonly #rate: RateLimit;
  readonly #connections: ConnectionLimit;
  readonly #ours: ReadonlySet<string>;

  constructor(private readonly options: SmtpLetterListenerOptions) {
    this.#rate = new RateLimit(options.config.lettersPerMinutePerAddress, options.clock);
    this.#connections = new ConnectionLimit(options.config.maxConnectionsPerAddress);
    this.#ours = new Set(options.config.recipients.map((r) => r.toLowerCase()));
  }

  /** Resolves when it listens. @throws EADDRINUSE and the like */
  async start(): Promise<AddressInfo> {
    const { config, letterBytes } = this.options;
    const tls = config.tls && { key: await readFile(config.tls.keyFile), cert: await readFile(config.tls.certFile) };
    const server = new SMTPServer({
      ...tls,
      disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      authOptional: true,
      disableReverseLookup: true,
      lmtp: config.protocol === 'lmtp',
      size: letterBytes,
      maxClients: config.maxConnections,
      socketTimeout: config.idleSeconds * 1000,
      closeTimeout: 500,
      logger: false,
      onConnect: ({ remoteAddress, id }, done) =>
        done(
          this.#connections.enter(remoteAddress, id) ? null : no(421, '4.7.0 Too many connections from you at once'),
        ),
      onClose: ({ remoteAddress, id }) => this.#connections.leave(remoteAddress, id),
      onMailFrom: (_from, session, done) => done(this.#refusalOfSender(session)),
      onRcptTo: (to, session, done) => done(this.#refusalOf(to.address, session)),
      onData: (stream, session, done) => {
        const work = this.#take(stream, session).then(
          () => done(null, '2.0.0 Stored'),
          (error: unknown) => done(this.#answerTo(error)),
        );
        this.#inHand.add(work);
        void work.finally(() => this.#inHand.delete(work));
      },
    });
    this.#server = server;
    const failed = once(server, 'error').then(([error]) => Promise.reject(error as Error));
    server.listen(config.port, config.host);
    await Promise.race([once(server.server, 'listening'), failed]);
    // Only the wait above is to fail by it; from here on troubles are told one by one.
    failed.catch(() => undefined);
    server.on('error', (error) => this.options.onTrouble?.(error));
    return server.server.address() as AddressInfo;
  }

  /** No new connections and no new letters on the old ones; those being received are stored and answered first, until `over`. */
  async stop(over?: AbortSignal): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    server.server.close();
    await Promise.race([this.#emptied(), aborted(over)]);
    // Whoever is still there hears 421 and sends it again later.
    await new Promise<void>((resolve) => server.close(() => resolve()));
    if (!over?.aborted) await Promise.race([this.#emptied(), aborted(over)]);
  }

  async #emptied(): Promise<void> {
    while (this.#inHand.size) await Promise.all(this.#inHand);
  }

  #refusalOfSender({ remoteAddress }: SMTPServerSession): SmtpRefusal | null {
    if (!this.#server) return no(421, '4.3.2 Stopping, try again in a minute');
    return this.#rate.take(remoteAddress) ? null : no(451, '4.7.1 Too many letters from you, try again in a minute');
  }

  #refusalOf(address: string, session: SMTPServerSession): SmtpRefusal | null {
    if (session.envelope.rcptTo.length >= this.options.config.maxRecipients)
      return no(452, '4.5.3 Too many recipients');
    const to = address.toLowerCase();
    const known = this.#ours.size === 0 || this.#ours.has(to) || this.#ours.has(to.slice(to.lastIndexOf('@')));
    return known ? null : no(550, '5.1.1 No such mailbox here');
  }

  async #take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const spool = await LetterSpool.fill(stream, this.options.letterBytes);
    try {
      if (stream.sizeExceeded) throw no(552, `5.3.4 Larger than ${this.options.letterBytes} bytes`);
      await this.#store(this.#letter(spool, session));
    } finally {
      await spool.remove();
    }
  }

  #letter(spool: LetterSpool, session: SMTPServerSession): CollectedLetter {
    const { mailFrom, rcptTo } = session.envelope;
    return {
      mailbox: this.options.config.mailbox,
      origin: {
        via: 'smtp',
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map((r) => r.address),
        remoteAddress: session.remoteAddress,
      },
      receivedAt: this.options.clock.now(),
      size: spool.size,
      tooLarge: false,
      history: false,
      open: () => spool.open(),
      bytes: () => spool.bytes(),
    };
  }

  async #store(letter: CollectedLetter): Promise<void> {
    let problem: unknown;
    for (let attempt = 1; attempt <= 2; attempt++) {
      try {
        return await this.options.intake.receive(letter);
      } catch (error) {
        if (error instanceof DomainError && error.kind === 'unavailable') throw error;
        problem = error;
      }
    }
    // It breaks us, not the sender: put aside raw, and the sender has done his part.
    await this.options.intake.poisoned(letter, { kind: 'refused-by-intake', reason: String(problem).slice(0, 300) });
  }

  #answerTo(error: unknown): SmtpRefusal {
    if (error instanceof SmtpRefusal) return error;
    this.options.onTrouble?.(error instanceof Error ? error : new Error(String(error)));
    return no(451, '4.3.0 Cannot be stored now, try again later');
  }
}

const aborted = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
