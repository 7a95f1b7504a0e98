import { SMTPServer } from 'smtp-server';

/** The mail server of the customers: takes what our house sends and remembers it. */
export class CustomersServer {
  readonly letters: { to: string[]; raw: string }[] = [];
  #server: SMTPServer | null = null;
  #held: (() => void)[] | null = null;
  port = 0;

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.letters.push({
            to: session.envelope.rcptTo.map((r) => r.address),
            raw: Buffer.concat(chunks).toString(),
          });
          if (this.#held) this.#held.push(done);
          else done();
        });
      },
    });
    server.on('error', () => undefined); // A killed client resets its connection; nothing to do about it here.
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    this.#server = server;
    this.port = (server.server.address() as { port: number }).port;
  }
  /** From now on it takes letters in whole and keeps the sender waiting for its word. */
  hold(): void {
    this.#held = [];
  }
  /** Senders that wait for its word. */
  get waiting(): number {
    return this.#held?.length ?? 0;
  }
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const say of held) say();
  }
  async stop(): Promise<void> {
    await new Promise<void>((done) => (this.#server ? this.#server.close(done) : done()));
  }
}
