/** Socket.IO (protocol 5 over Engine.IO 4) as far as the widget needs it: one namespace, text frames, answers, heartbeat. */
export type Answer = { ok: boolean; code?: string } & Record<string, unknown>;
export interface WireEvents {
  open(): void;
  event(name: string, payload: Record<string, unknown>): void;
  /** The server does not let us in. */
  refused(code: string): void;
  closed(): void;
}
const namespace = '/visitor';
const answerMs = 15_000;
const minWaitMs = 1_000;
const maxWaitMs = 30_000;

export class Wire {
  private socket: WebSocket | null = null;
  private readonly asked = new Map<number, (answer: Answer | null) => void>();
  private number = 0;
  private failures = 0;
  private retry = 0;
  private silence = 0;
  private silenceMs = 60_000;
  private isAsking = false;
  isOpen = false;

  constructor(
    private readonly server: string,
    private readonly auth: () => Promise<object | null>,
    private readonly on: WireEvents,
  ) {
    addEventListener('online', () => this.now());
    addEventListener('offline', () => this.socket?.close());
    addEventListener('pageshow', () => this.now());
  }

  /** Connects, and goes on trying for ever: seldom, when it is in vain. */
  now(): void {
    clearTimeout(this.retry);
    if (!this.socket && !this.isAsking) void this.connect();
  }
  /** Begins anew with what `auth` says then. */
  again(): void {
    this.failures = 0;
    if (this.socket) this.ended(this.socket);
    this.now();
  }
  /** null: no answer came; nobody knows whether it was heard. */
  ask(word: string, said: object = {}): Promise<Answer | null> {
    if (!this.isOpen) return Promise.resolve(null);
    const number = ++this.number;
    return new Promise((resolve) => {
      const end = (answer: Answer | null): void => {
        clearTimeout(timer);
        this.asked.delete(number);
        resolve(answer);
      };
      const timer = setTimeout(() => end(null), answerMs);
      this.asked.set(number, end);
      this.socket?.send(`42${namespace},${number}${JSON.stringify([word, said])}`);
    });
  }

  private async connect(): Promise<void> {
    this.isAsking = true;
    const auth = await this.auth();
    this.isAsking = false;
    if (!auth) return this.later();
    const url = `${this.server.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = (this.socket = new WebSocket(url));
    this.heard();
    socket.onclose = socket.onerror = () => this.ended(socket);
    socket.onmessage = ({ data }) => {
      this.heard();
      const text = String(data);
      if (text[0] === '0') {
        const { pingInterval = 20_000, pingTimeout = 15_000 } = JSON.parse(text.slice(1));
        this.silenceMs = pingInterval + pingTimeout;
        socket.send(`40${namespace},${JSON.stringify(auth)}`);
      } else if (text === '2') socket.send('3');
      else if (text[0] === '4') this.packet(text.slice(1), socket);
    };
  }
  private packet(text: string, socket: WebSocket): void {
    const match = /^(\d)\/visitor,(\d*)([^]*)$/.exec(text);
    if (!match) return;
    const [, type, number, body] = match;
    const json = body ? JSON.parse(body) : null;
    if (type === '0') {
      this.isOpen = true;
      this.failures = 0;
      this.on.open();
    } else if (type === '2') this.on.event(json[0], json[1] ?? {});
    else if (type === '3') this.asked.get(Number(number))?.(json[0]);
    else {
      if (type === '4') this.on.refused(String(json?.message));
      this.ended(socket);
    }
  }
  /** A server that is gone without a word is as good as closed. */
  private heard(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.socket && this.ended(this.socket), this.silenceMs);
  }
  private ended(socket: WebSocket): void {
    if (this.socket !== socket) return;
    this.socket = null;
    socket.onmessage = socket.onclose = socket.onerror = null;
    socket.close();
    clearTimeout(this.silence);
    const was = this.isOpen;
    this.isOpen = false;
    for (const end of [...this.asked.values()]) end(null);
    this.later();
    if (was) this.on.closed();
  }
  private later(): void {
    const wait = Math.min(maxWaitMs, minWaitMs * 2 ** this.failures++) * (0.5 + Math.random() / 2);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.now(), wait);
  }
}
