import type { Answers, ChatMessage, ChatSocket, Cursor, Draft, Head, Refusal } from './wire.js';
import type { ChatStore } from './chat-store.js';

const base = {
  fact: null,
  mentions: [],
  replyTo: null,
  urgent: false,
  files: [],
  reactions: {},
  buttons: [],
  buttonsUntil: null,
} as const;
const times = { at: '2026-11-23T09:00:00.000Z', pinnedAt: null, editedAt: null, deletedAt: null } as const;
export const aMessage = (of: Partial<ChatMessage> & { seq: number }): ChatMessage => ({
  ...{ ...base, ...times, id: `m${of.seq}`, conversationId: 'c', change: of.seq, author: 'employee:b', clientId: null },
  ...{ text: `text ${of.seq}`, ...of },
});

/** The other end of the wire, with one conversation `c`: numbers as the house does, and can be made to lose, double and hold back. */
export class SmallHouse {
  readonly messages: ChatMessage[] = [];
  readonly asked: [word: string, said: unknown][] = [];
  readonly sockets: SmallSocket[] = [];
  head = 0;
  /** What the parts of a greeting have named so far. */
  greeted: Record<string, [number, number]> = {};
  pageSize = 200;
  refusal: Refusal | null = null;

  socket(): SmallSocket {
    const socket = new SmallSocket(this);
    this.sockets.push(socket);
    return socket;
  }
  say(text: string, { clientId = null as string | null, author = 'employee:b' } = {}): ChatMessage {
    const known = this.messages.find((m) => clientId !== null && m.clientId === clientId && m.author === author);
    if (known) return known;
    const message = aMessage({ seq: this.messages.length + 1, change: ++this.head, text, clientId, author });
    this.messages.push(message);
    return message;
  }
  edit(seq: number, text: string): ChatMessage {
    const edited = { ...this.messages[seq - 1]!, text, change: ++this.head };
    this.messages[seq - 1] = edited;
    return edited;
  }
  tell(message: ChatMessage): void {
    for (const socket of this.sockets) socket.hear('chat:message', message);
  }
  answer(word: string, said: never): object {
    this.asked.push([word, said]);
    if (this.refusal) return { ok: false, ...this.refusal };
    if (word === 'chat:hello') return { ok: true, ...this.#hello(said) };
    if (word === 'chat:since') return { ok: true, ...this.#since(said) };
    if (word === 'chat:open') return { ok: true, lastSeq: this.messages.length, head: this.head, isMember: false };
    const { text, clientId } = said as Draft;
    return { ok: true, message: this.say(text, { clientId, author: 'employee:a' }) };
  }
  #hello(said: { known: Record<string, [number, number]>; part: number; more: boolean }): Answers['chat:hello'] {
    this.greeted = { ...(said.part === 0 ? {} : this.greeted), ...said.known };
    if (said.more) return { changed: [], gone: [] };
    const known = this.greeted;
    const isKnown = known['c']?.[0] === this.head;
    const head: Head = { conversationId: 'c', head: this.head, lastSeq: this.messages.length, readSeq: 0 };
    return { changed: isKnown ? [] : [head], gone: Object.keys(known).filter((id) => id !== 'c') };
  }
  #since({ since }: { since: number }): Answers['chat:since'] {
    const newer = this.messages.filter((m) => m.change > since).sort((a, b) => a.change - b.change);
    const page = newer.slice(0, this.pageSize);
    const more = newer.length > page.length;
    return { messages: page, head: more ? page.at(-1)!.change : this.head, more };
  }
}

export class SmallSocket implements ChatSocket {
  connected = false;
  /** What is asked over it is heard by the house, whose answers are lost. */
  isDeaf = false;
  readonly #listeners = new Map<string, ((payload: unknown) => void)[]>();
  constructor(private readonly house: SmallHouse) {}

  on(event: string, listener: (payload: unknown) => void): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }
  off(event: string, listener: (payload: unknown) => void): void {
    this.#listeners.set(
      event,
      (this.#listeners.get(event) ?? []).filter((l) => l !== listener),
    );
  }
  emit(word: string, said: object, answer: (answer: unknown) => void): void {
    const answered = this.house.answer(word, said as never);
    queueMicrotask(() => this.connected && !this.isDeaf && answer(answered));
  }
  hear(event: string, payload: unknown): void {
    if (this.connected) this.#tell(event, payload);
  }
  connect(): void {
    this.connected = true;
    this.#tell('connect', undefined);
  }
  disconnect(): void {
    this.connected = false;
    this.#tell('disconnect', undefined);
  }
  #tell(event: string, payload: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload);
  }
}

/** What a device has taken, in the order in which it came. */
export class SmallStore implements ChatStore {
  readonly taken: ChatMessage[] = [];
  readonly told: [what: string, of: unknown][] = [];
  have = 0;
  from: number | null = 0;
  latest: Head | null = null;

  get texts(): string[] {
    const bySeq = new Map(this.taken.map((m) => [m.seq, m.text]));
    return [...bySeq].sort(([a], [b]) => a - b).map(([, text]) => text);
  }
  followFrom = (): number | null => this.from;
  take = (_id: string, messages: readonly ChatMessage[], have: number): void => {
    this.taken.push(...messages);
    this.have = have;
  };
  numbers = (head: Head): void => void (this.latest = head);
  reset = (id: string): void => void this.told.push(['reset', id]);
  gone = (id: string): void => void this.told.push(['gone', id]);
  cursor = (cursor: Cursor): void => void this.told.push(['cursor', cursor]);
  sent = ({ clientId }: Draft): void => void this.told.push(['sent', clientId]);
  refused = ({ clientId }: Draft, { code }: Refusal): void => void this.told.push(['refused', `${clientId} ${code}`]);
}

/** Time that stands until it is moved. */
export class SmallTime {
  #now = 0;
  readonly #due = new Set<{ at: number; act: () => void }>();
  readonly after = (ms: number, act: () => void): (() => void) => {
    const due = { at: this.#now + ms, act };
    this.#due.add(due);
    return () => void this.#due.delete(due);
  };
  /** Everything that becomes due on the way happens, with what follows from it. */
  async pass(ms: number): Promise<void> {
    this.#now += ms;
    for (const due of [...this.#due].sort((a, b) => a.at - b.at))
      if (due.at <= this.#now && this.#due.delete(due)) {
        due.act();
        await settled();
      }
  }
}
/** All promises that wait for nothing outside have gone on. */
export const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
