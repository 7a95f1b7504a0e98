import { eventually } from '@prorab/platform/testing';
import { type Socket, io } from 'socket.io-client';

export interface Change {
  stream: string;
  seq: number;
  kind: string;
  subject: string;
  payload: Record<string, unknown>;
  at: string;
}

/** A desk that follows a stream and keeps what it was told. */
export class Board {
  readonly changes: (Change & { heardAt: number })[] = [];
  #socket: Socket | null = null;
  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly stream = 'board',
  ) {}

  /** Follows from the last number it has; from now on the first time. */
  async connect(): Promise<void> {
    const socket = io(`${this.url}/desk`, {
      transports: ['websocket'],
      auth: { token: this.token },
      reconnection: false,
      forceNew: true,
    });
    this.#socket = socket;
    await new Promise<void>((done, fail) => {
      socket.once('connect', done);
      socket.once('connect_error', fail);
    });
    socket.on('change', (change: Change) => this.changes.push({ ...change, heardAt: Date.now() }));
    const since = this.changes.at(-1)?.seq ?? null;
    const answer = (await socket.emitWithAck('follow', { stream: this.stream, since })) as {
      ok: boolean;
      code?: string;
    };
    if (!answer.ok) throw new Error(`cannot follow ${this.stream}: ${answer.code}`);
  }
  disconnect(): void {
    this.#socket?.disconnect();
  }
  kinds(subject?: string): string[] {
    return this.changes.filter((c) => !subject || c.subject === subject).map((c) => c.kind);
  }
  /** Waits until it has heard of `kind`, and gives the first such change that `which` accepts. */
  async heard(kind: string, which: (change: Change) => boolean = () => true): Promise<Change & { heardAt: number }> {
    const found = (): (Change & { heardAt: number }) | undefined =>
      this.changes.find((c) => c.kind === kind && which(c));
    return eventually(() => found() ?? false, {
      within: 30_000,
      message: `no change «${kind}» came; heard: ${this.kinds().join(', ')}`,
    });
  }
  /** Every number once and in order, from the first heard on. */
  get isGapless(): boolean {
    return this.changes.every((c, i) => c.seq === this.changes[0]!.seq + i);
  }
}
