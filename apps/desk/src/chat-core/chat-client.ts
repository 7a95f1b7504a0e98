import type { ChatStore } from './chat-store.js';
import { ConversationSync } from './conversation-sync.js';
import { Outgoing } from './outgoing.js';
import { Questions, isPassing } from './questions.js';
import type { After, Answer, Answers, ChatMessage, ChatSocket, Cursor, Draft, Head } from './wire.js';

/** Nothing heard for so long may mean that nothing is told any more. */
const quietMs = 30_000;
/** And what is told of one conversation says nothing of another. */
const anywayMs = 120_000;
const retryMs = 3_000;
const pageSize = 200;
/** Conversations whose numbers are said in one word. */
const helloSize = 1_000;

export interface ChatClientOptions {
  /** `employee:<id>` of whose device this is. */
  me: string;
  socket: ChatSocket;
  store: ChatStore;
  after: After;
  /** Milliseconds to wait before a comparison that all desks are asked for at once. */
  spread?: () => number;
  /** Changes that are fetched one by one after a break; beyond it the loaded part is dropped. */
  mostToCatchUp?: number;
}

interface Known {
  numbers: { head: number; lastSeq: number; readSeq: number };
  /** null: its messages are not followed. */
  sync: ConversationSync | null;
  catchingUp: boolean;
  /** Looked into without taking part: to be opened anew on every connection. */
  isLookedInto: boolean;
}

/**
 * The line of a device into Tim: what is in the conversations comes to the store without a loss, a double or a gap, however often the line breaks;
 * what is typed goes out once. News are taken if they are the next change; everything else is asked for.
 */
export class ChatClient {
  readonly #known = new Map<string, Known>();
  readonly #questions: Questions;
  readonly #outgoing: Outgoing;
  readonly #listeners: [event: string, listener: (payload: unknown) => void][];
  #greeting = false;
  #greetAgain = false;
  #callOffQuiet: () => void = () => undefined;
  #callOffAnyway: () => void = () => undefined;

  constructor(private readonly options: ChatClientOptions) {
    const { socket, store, after } = options;
    this.#questions = new Questions(socket, after);
    this.#outgoing = new Outgoing(this.#questions, after, {
      sent: (draft, message) => {
        this.#hear(message);
        store.sent(draft, message);
      },
      refused: (draft, refusal) => store.refused(draft, refusal),
    });
    this.#listeners = [
      on('connect', () => void this.#greet()),
      on('disconnect', () => this.#questions.broke()),
      on('chat:message', (message: ChatMessage) => this.#hear(message)),
      on('chat:conversation', ({ id, ...numbers }: ConversationNews) => this.#meet({ conversationId: id, ...numbers })),
      on('chat:cursor', (cursor: Cursor) => this.#move(cursor)),
      on('chat:compare', () => void after((options.spread ?? spread)(), () => void this.#greet())),
      on('chat:gone', ({ conversationId }: { conversationId: string }) => this.#lose(conversationId)),
    ];
    for (const [event, listener] of this.#listeners) socket.on(event, listener);
    if (socket.connected) void this.#greet();
  }
  stop(): void {
    for (const [event, listener] of this.#listeners) this.options.socket.off(event, listener);
    this.#callOffQuiet();
    this.#callOffAnyway();
    this.#questions.broke();
  }

  /** What is typed and not confirmed, to be kept over a restart and given to `send` again. */
  get outgoing(): readonly Draft[] {
    return this.#outgoing.drafts;
  }
  send(draft: Draft): void {
    this.#outgoing.add(draft);
  }
  /** Everything that the house told of is here, and everything typed is there. */
  get isWhole(): boolean {
    const behind = [...this.#known.values()].some((k) => k.catchingUp || k.sync?.isBehind);
    return this.options.socket.connected && !this.#greeting && !behind && this.outgoing.length === 0;
  }
  /** What is kept on the device from before; given before the first connection. */
  recall({ conversationId, head, lastSeq, readSeq }: Head, isFollowed: boolean): void {
    const sync = isFollowed ? new ConversationSync(head) : null;
    this.#known.set(conversationId, {
      numbers: { head, lastSeq, readSeq },
      sync,
      catchingUp: false,
      isLookedInto: false,
    });
  }
  /** From this change on the messages are followed: the `head` that came with the loaded piece. */
  follow(conversationId: string, from: number): void {
    const known = this.#knownOr(conversationId, { head: from, lastSeq: 0, readSeq: 0 });
    known.sync = new ConversationSync(from);
    known.sync.heardOf(known.numbers.head);
    void this.#catchUp(conversationId);
  }
  unfollow(conversationId: string): void {
    const known = this.#known.get(conversationId);
    if (known) known.sync = null;
  }
  /** Into a conversation that one may read without being its member. @returns whether it is there */
  async look(conversationId: string): Promise<boolean> {
    const answer = await this.#questions.ask('chat:open', { conversationId });
    if (!answer?.ok) return false;
    const known = this.#knownOr(conversationId, { head: answer.head, lastSeq: answer.lastSeq, readSeq: 0 });
    known.isLookedInto = !answer.isMember;
    this.#advance(conversationId, known, answer);
    return true;
  }

  /** Away from it again. */
  lookAway(conversationId: string): void {
    if (!this.#known.get(conversationId)?.isLookedInto) return;
    this.#known.delete(conversationId);
    void this.#questions.ask('chat:close', { conversationId });
  }

  async #greet(): Promise<void> {
    if (!this.options.socket.connected) return;
    if (this.#greeting) {
      this.#greetAgain = true;
      return;
    }
    this.#greeting = true;
    this.#greetAgain = false;
    const members = [...this.#known].filter(([, { isLookedInto }]) => !isLookedInto);
    const told = Object.fromEntries(members.map(([id, k]) => [id, [headOf(k), k.numbers.readSeq] as [number, number]]));
    const answer = await this.#sayHello(told);
    this.#greeting = false;
    if (this.#greetAgain) return this.#greet();
    this.#compareIn(answer?.ok ? anywayMs : retryMs);
    if (!answer?.ok) return;
    for (const id of answer.gone) this.#lose(id);
    for (const head of answer.changed) {
      if (head.head < (told[head.conversationId]?.[0] ?? 0)) this.#reset(head);
      else this.#meet(head);
    }
    for (const [id, { isLookedInto }] of this.#known) if (isLookedInto) void this.look(id);
    // Also what no answer spoke of: news with a gap before them, whose page the break took away.
    for (const id of this.#known.keys()) void this.#catchUp(id);
    this.#outgoing.go();
    this.#news();
  }
  /** In parts, so that no word grows with the number of conversations. @returns the answer to the last, which is that to all */
  async #sayHello(known: Record<string, [number, number]>): Promise<Answer<Answers['chat:hello']> | null> {
    const numbers = Object.entries(known);
    for (let part = 0; ; part++) {
      const some = Object.fromEntries(numbers.slice(part * helloSize, (part + 1) * helloSize));
      const more = numbers.length > (part + 1) * helloSize;
      const answer = await this.#questions.ask('chat:hello', { known: some, part, more });
      if (!more || !answer?.ok) return answer;
    }
  }
  #compareIn(ms: number): void {
    this.#callOffAnyway();
    this.#callOffAnyway = this.options.after(ms, () => void this.#greet());
  }
  #news(): void {
    this.#callOffQuiet();
    this.#callOffQuiet = this.options.after(quietMs, () => void this.#greet());
  }

  #hear(message: ChatMessage): void {
    const { conversationId: id, change, seq, author } = message;
    const known = this.#knownOr(id, { head: 0, lastSeq: 0, readSeq: 0 });
    // Who writes has read all up to his own message, on each of his devices.
    const readSeq = author === this.options.me && seq > known.numbers.lastSeq ? seq : 0;
    const taken = known.sync?.hear(message) ?? [];
    if (taken.length && known.sync) this.options.store.take(id, taken, known.sync.have);
    this.#advance(id, known, { head: change, lastSeq: seq, readSeq });
    this.#news();
  }
  #meet({
    conversationId,
    ...numbers
  }: {
    conversationId: string;
    head: number;
    lastSeq: number;
    readSeq?: number;
  }): void {
    this.#advance(conversationId, this.#knownOr(conversationId, { head: 0, lastSeq: 0, readSeq: 0 }), numbers);
  }
  #move(cursor: Cursor): void {
    const known = this.#known.get(cursor.conversationId);
    if (known && cursor.who === this.options.me)
      this.#advance(cursor.conversationId, known, { readSeq: cursor.readSeq });
    this.options.store.cursor(cursor);
  }
  #advance(id: string, known: Known, to: { head?: number; lastSeq?: number; readSeq?: number }): void {
    const { head, lastSeq, readSeq } = known.numbers;
    known.numbers = {
      head: Math.max(head, to.head ?? 0),
      lastSeq: Math.max(lastSeq, to.lastSeq ?? 0),
      readSeq: Math.max(readSeq, to.readSeq ?? 0),
    };
    known.sync?.heardOf(known.numbers.head);
    this.options.store.numbers({ conversationId: id, ...known.numbers });
    void this.#catchUp(id);
  }

  async #catchUp(id: string): Promise<void> {
    const known = this.#known.get(id);
    if (!known?.sync || known.catchingUp || !this.options.socket.connected) return;
    known.catchingUp = true;
    try {
      while (known.sync?.isBehind && this.#known.get(id) === known) {
        const { sync } = known;
        if (known.numbers.head - sync.have > (this.options.mostToCatchUp ?? 2_000))
          return this.#reset({ conversationId: id, ...known.numbers });
        const page = await this.#questions.ask('chat:since', { conversationId: id, since: sync.have, limit: pageSize });
        if (known.sync !== sync) return;
        if (!page?.ok) {
          // Without a connection this does nothing; the next one begins anew.
          if (page === null || isPassing(page)) this.options.after(retryMs, () => void this.#catchUp(id));
          else this.#lose(id);
          return;
        }
        const taken = sync.page(page);
        known.numbers.head = Math.max(known.numbers.head, sync.have);
        this.options.store.take(id, taken, sync.have);
      }
    } finally {
      known.catchingUp = false;
    }
  }

  #knownOr(id: string, numbers: Known['numbers']): Known {
    const there = this.#known.get(id);
    if (there) return there;
    const from = this.options.store.followFrom(id);
    const sync = from === null ? null : new ConversationSync(from);
    const known = { numbers, sync, catchingUp: false, isLookedInto: false };
    this.#known.set(id, known);
    return known;
  }
  #reset({ conversationId, ...numbers }: Head): void {
    const isLookedInto = this.#known.get(conversationId)?.isLookedInto ?? false;
    this.#known.set(conversationId, { numbers, sync: null, catchingUp: false, isLookedInto });
    this.options.store.reset(conversationId);
    this.options.store.numbers({ conversationId, ...numbers });
  }
  #lose(conversationId: string): void {
    if (this.#known.delete(conversationId)) this.options.store.gone(conversationId);
  }
}

interface ConversationNews {
  id: string;
  head: number;
  lastSeq: number;
}
/** What the house sends is taken to be of its own shape. */
const on = <T>(event: string, act: (payload: T) => void): [string, (payload: unknown) => void] => [
  event,
  (payload) => act(payload as T),
];
/** A followed conversation is compared by what is here, not by what was heard of. */
const headOf = ({ sync, numbers }: Known): number => sync?.have ?? numbers.head;
const spread = (): number => Math.random() * 1_500;
