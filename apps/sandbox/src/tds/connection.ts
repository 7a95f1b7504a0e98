import type { Socket } from 'node:net';
import { AnswerStream, ConnectionLost } from './answer-stream.js';
import { type House, LOGIN_LIMIT, PACKET_SIZE } from './house.js';
import { logIn } from './log-in.js';
import { readLogin } from './login.js';
import { type Message, PACKET, PacketReader } from './packet-reader.js';
import { checkPrelogin, writePrelogin } from './prelogin.js';
import { ProtocolError } from './protocol-error.js';
import { Session } from './session.js';
import { BreakConnection } from './statement-run.js';
import { DONE, PROGRAM, Tokens } from './tokens.js';
import type { TdsVersion } from './tds-version.js';

/** How long a client that was told to go may take to read why, in milliseconds. */
const FAREWELL = 2_000;

/** One socket from its first byte to its last. Whatever comes, it only ever closes this one. */
export class Connection {
  readonly #reader: PacketReader;
  readonly #stream: AnswerStream;
  readonly #loginTimer: NodeJS.Timeout;
  #session: { requests: Session; version: TdsVersion } | null = null;
  #greeted = false;
  /** The request that is being served. */
  #run: AbortController | null = null;
  #attention = false;
  #leaving = false;
  #over: Promise<void> = Promise.resolve();
  /** `socket.closed` is true before its listeners have heard of it. */
  readonly #closed = Promise.withResolvers<void>();

  constructor(
    private readonly house: House,
    private readonly socket: Socket,
    private readonly spid: number,
  ) {
    this.#stream = new AnswerStream(socket, spid, PACKET_SIZE.usual);
    this.#reader = new PacketReader(() => (this.#session ? house.limits.message : LOGIN_LIMIT));
    this.#loginTimer = setTimeout(() => socket.destroy(), house.limits.loginTimeout);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#onData(chunk));
    // The close that follows says all that is of use.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#onClose());
  }

  /** Drops it; resolves when nothing of it runs any more. */
  async end(): Promise<void> {
    this.socket.destroy();
    await this.#closed.promise;
    await this.#over;
  }

  #onData(chunk: Buffer): void {
    if (this.#leaving) return;
    try {
      for (const message of this.#reader.read(chunk)) this.#onMessage(message);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.socket.destroy();
    }
  }

  #onMessage(message: Message): void {
    if (message.type === PACKET.attention) return this.#onAttention();
    if (this.#run) throw new ProtocolError('a request before the last one was answered');
    const run = new AbortController();
    this.#run = run;
    this.#over = this.#serve(message, run.signal).finally(() => {
      this.#run = null;
    });
  }

  #onAttention(): void {
    if (!this.#session) throw new ProtocolError('an attention before the login');
    this.#attention = true;
    if (this.#run) {
      this.#run.abort();
      return;
    }
    // It crossed the end of the answer on its way.
    const run = new AbortController();
    this.#run = run;
    this.#over = this.#settle(() => {
      this.#acknowledge();
      return Promise.resolve('stay');
    }).finally(() => {
      this.#run = null;
    });
  }

  #serve(message: Message, signal: AbortSignal): Promise<void> {
    return this.#settle(async () => {
      if (!this.#session) return this.#beforeLogin(message);
      const afterwards = await this.#session.requests.serve(message, signal);
      this.#acknowledge();
      return afterwards;
    });
  }

  /** Never rejects: what goes wrong ends this connection and nothing else. */
  async #settle(work: () => Promise<'stay' | 'close'>): Promise<void> {
    try {
      if ((await work()) === 'close') this.#leave();
    } catch (error) {
      this.socket.destroy();
      const expected =
        error instanceof ProtocolError || error instanceof ConnectionLost || error instanceof BreakConnection;
      if (!expected) process.emitWarning(error instanceof Error ? error : String(error), 'SandboxDefect');
    }
  }

  #beforeLogin(message: Message): 'stay' | 'close' {
    if (message.type === PACKET.prelogin && !this.#greeted) {
      this.#greeted = true;
      checkPrelogin(message.body);
      writePrelogin(this.#stream.out, PROGRAM);
      this.#stream.end();
      return 'stay';
    }
    if (message.type !== PACKET.login) throw new ProtocolError(`packet ${message.type} before the login`);
    const login = readLogin(message.body);
    const agreed = logIn(this.house, login, this.#stream, this.spid);
    clearTimeout(this.#loginTimer);
    if (!agreed) return 'close';
    const { engine, version } = agreed;
    this.#session = { requests: new Session(this.house, engine, this.#stream, this.spid, login, version), version };
    return 'stay';
  }

  #acknowledge(): void {
    if (!this.#attention || !this.#session) return;
    this.#attention = false;
    new Tokens(this.#stream.out, this.#session.version).done('done', DONE.attention, null);
    this.#stream.end();
  }

  #leave(): void {
    this.#leaving = true;
    this.socket.end();
    setTimeout(() => this.socket.destroy(), FAREWELL).unref();
  }

  #onClose(): void {
    clearTimeout(this.#loginTimer);
    this.#run?.abort();
    // Only when the engine has left the request may its session go.
    this.#over = this.#over.then(() => {
      if (!this.#session) return;
      this.#session.requests.close();
      this.#session = null;
      this.house.leave();
    });
    this.#closed.resolve();
  }
}
