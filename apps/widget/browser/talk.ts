import { Files, type ShownFile } from './files.ts';
import type { Memory } from './memory.ts';
import { type Identity, Session, type Settings } from './session.ts';
import { type Answer, Wire } from './wire.ts';

export interface Message {
  id: string;
  conversationId: string;
  seq: number;
  change: number;
  at: string;
  from: 'visitor' | 'partner' | 'agent' | 'assistant' | 'house';
  partnerId: string | null;
  name: string | null;
  clientId: string | null;
  text: string;
  files: ShownFile[];
  fact: { code: string; name: string | null } | null;
  deletedAt: string | null;
}
export interface Typed {
  clientId: string;
  text: string;
  files?: ShownFile[];
  form?: { name: string; phone: string; email: string };
  failed?: boolean;
}
export interface Room {
  conversationId: string;
  title: string | null;
  head: number;
  readSeq: number;
}
/** Nothing can come of a second attempt. */
const forGood =
  /file-missing|too-many-files|files-not|too-long|message-empty|client-id-reused|contact-needed|request-invalid|conversation-missing/;
const outboxLimit = 200;

/** What is said, what is typed and not yet sent, and who we are: everything but the picture of it. */
export class Talk {
  readonly messages = new Map<string, Message>();
  outbox: Typed[] = [];
  online: boolean | null = null;
  chat: { state: string; place: number | null; waitSeconds: number | null } | null = null;
  me: { id?: string; name?: string | null; phone?: string | null; email?: string | null } = {};
  readSeq = 0;
  /** Up to where ours have read. */
  seenSeq = 0;
  /** Number of the oldest message that we have; 1: there is nothing before it. */
  from = 1;
  rooms: Room[] = [];
  room: string | null = null;
  refused = false;
  head = 0;
  private readonly session: Session;
  private flushing = false;
  private catching = false;
  private isBehind = false;
  readonly wire: Wire;
  readonly files: Files;

  constructor(
    private readonly settings: Settings,
    private readonly changed: () => void,
    private readonly heard: (what: 'message' | 'typing' | 'connected', payload?: Record<string, unknown>) => void,
    lost: string,
  ) {
    this.session = new Session(settings);
    const { server, language, partner } = settings;
    const token = (): string | null => partner ?? this.memory.get<string>('token');
    const door = { server, language, isPartner: partner !== null, token, room: () => this.room };
    this.files = new Files(door, () => this.changed(), lost);
    this.outbox = this.memory.get<Typed[]>('outbox') ?? [];
    this.wire = new Wire(settings.server, () => this.session.auth(), {
      open: () => void this.opened(),
      closed: () => this.changed(),
      event: (name, payload) => this.event(name, payload),
      refused: (code) => {
        if (!/visitor-unknown/.test(code)) return;
        if (settings.partner) this.refused = true;
        else this.memory.drop('token');
        this.changed();
      },
    });
  }
  private get memory(): Memory {
    return this.session.memory;
  }
  get company(): string {
    return this.session.company;
  }
  get isConnected(): boolean {
    return this.wire.isOpen;
  }
  get draft(): string {
    return this.memory.get<string>('draft') ?? '';
  }
  set draft(text: string) {
    this.memory.put('draft', text);
  }
  get list(): Message[] {
    return [...this.messages.values()].sort((a, b) => a.seq - b.seq);
  }
  get unread(): number {
    return this.list.filter((m) => !this.isMine(m) && !m.fact && m.seq > this.readSeq).length;
  }
  isMine(m: Message): boolean {
    return this.settings.partner ? m.partnerId === this.me.id && m.partnerId !== null : m.from === 'visitor';
  }

  say(text: string, form?: Typed['form']): void {
    if (this.outbox.length >= outboxLimit) return;
    const files = this.files.take();
    this.outbox.push({ clientId: newId(), text, ...(form ? { form } : {}), ...(files.length ? { files } : {}) });
    this.keepOutbox();
    this.draft = '';
    this.changed();
    void this.flush();
  }
  async earlier(): Promise<void> {
    const answer = await this.wire.ask('chat:before', { before: this.from, ...this.place() });
    if (!answer?.ok) return;
    this.from = Number(answer.from);
    this.take(answer.messages as Message[]);
  }
  read(): void {
    const last = this.list.at(-1)?.seq ?? 0;
    if (last <= this.readSeq || !this.isConnected) return;
    this.readSeq = last;
    void this.wire.ask('chat:read', { seq: last, ...this.place() });
    this.changed();
  }
  typing(text: string): void {
    if (this.messages.size || this.settings.partner) void this.wire.ask('chat:typing', { text, ...this.place() });
  }
  /** Somebody is logged in at the site. Another one than before sees nothing of him. */
  identify(identity: Identity): void {
    if (this.session.is(identity)) return;
    const unsent = this.session.hasName ? [] : this.outbox;
    this.session.become(identity);
    this.begin(unsent);
  }
  /** He has logged out: the next one at this computer is somebody else. */
  forget(): void {
    this.session.forget();
    this.begin([]);
  }
  enter(room: string): void {
    this.room = room;
    this.files.take();
    this.clear();
    void this.catchUp().then(() => this.changed());
  }
  async refresh(): Promise<Answer | null> {
    const answer = await this.wire.ask('chat:hello');
    if (!answer?.ok) return answer;
    if (this.settings.partner) {
      this.me = answer.me as Talk['me'];
      this.rooms = answer.rooms as Room[];
      this.room ??= this.rooms[0]?.conversationId ?? null;
      this.readSeq = Math.max(this.readSeq, this.rooms.find((r) => r.conversationId === this.room)?.readSeq ?? 0);
    } else {
      this.online = Boolean(answer.online);
      this.chat = answer.chat as Talk['chat'];
      this.me = answer.me as Talk['me'];
      this.readSeq = Math.max(this.readSeq, Number(answer.readSeq));
      this.seenSeq = Math.max(this.seenSeq, Number(answer.seenSeq));
    }
    this.changed();
    return answer;
  }

  private begin(unsent: readonly Typed[]): void {
    this.outbox = [...(this.memory.get<Typed[]>('outbox') ?? []), ...unsent];
    this.keepOutbox();
    this.clear();
    this.files.take();
    this.chat = null;
    this.me = {};
    this.changed();
    this.wire.again();
  }
  private clear(): void {
    this.messages.clear();
    this.head = this.readSeq = this.seenSeq = 0;
    this.from = 1;
  }
  private place(): object {
    return this.room ? { conversationId: this.room } : {};
  }
  private keepOutbox(): void {
    this.memory.put('outbox', this.outbox);
  }

  private async opened(): Promise<void> {
    if (!(await this.refresh())?.ok) return this.changed();
    await this.catchUp();
    this.changed();
    this.heard('connected');
    await this.flush();
  }
  /** Asks for what we have not got. While it asks, what is heard meanwhile may have a gap before it: then it asks once more. */
  private async catchUp(): Promise<void> {
    this.isBehind = true;
    if (this.catching) return;
    this.catching = true;
    while (this.isBehind && this.isConnected) {
      this.isBehind = false;
      if (!(await (this.head === 0 ? this.first() : this.since()))) break;
    }
    this.catching = false;
  }
  private async first(): Promise<boolean> {
    const answer = await this.wire.ask('chat:before', { limit: 50, ...this.place() });
    if (!answer?.ok) return false;
    this.from = Math.max(1, Number(answer.from));
    this.take(answer.messages as Message[]);
    this.head = Number(answer.head);
    return true;
  }
  private async since(): Promise<boolean> {
    const answer = await this.wire.ask('chat:since', { since: this.head, ...this.place() });
    if (!answer?.ok) return false;
    this.take(answer.messages as Message[]);
    this.head = Math.max(this.head, Number(answer.head));
    this.isBehind ||= Boolean(answer.more);
    return true;
  }
  private take(messages: readonly Message[]): void {
    for (const m of messages) {
      if (this.room && m.conversationId !== this.room) continue;
      const known = this.messages.get(m.id);
      // An old one that was changed, of the part that we have not asked for.
      if (!known && m.seq < this.from) continue;
      if (!known || known.change <= m.change) this.messages.set(m.id, m);
      this.sent(m.clientId);
      // Who answers has read what was before.
      if (m.from === 'agent') this.seenSeq = Math.max(this.seenSeq, m.seq);
    }
    this.changed();
  }
  private sent(clientId: string | null): void {
    const left = this.outbox.filter((t) => t.clientId !== clientId);
    if (left.length === this.outbox.length) return;
    this.outbox = left;
    this.keepOutbox();
  }
  /** One after the other, in the order in which they were typed; each until the server says that it has it. */
  private async flush(): Promise<void> {
    if (this.flushing) return;
    this.flushing = true;
    for (let typed = this.next(); typed && this.isConnected; typed = this.next()) {
      const { clientId, text, form, files = [] } = typed;
      const { language } = this.settings;
      const ids = files.map((f) => f.id);
      const said = { clientId, text, language, files: ids, ...(form ?? this.place()) };
      const answer = await this.wire.ask(form ? 'form' : 'chat:send', said);
      if (answer?.ok) {
        this.sent(clientId);
        if (answer.message) this.take([answer.message as Message]);
        if (!this.chat || form) void this.refresh();
      } else if (answer && forGood.test(answer.code ?? '')) {
        typed.failed = true;
        this.keepOutbox();
      } else if (this.isConnected) {
        setTimeout(() => void this.flush(), 3_000);
        break;
      }
    }
    this.flushing = false;
    this.changed();
  }
  private next(): Typed | undefined {
    return this.outbox.find((t) => !t.failed);
  }
  private event(name: string, payload: Record<string, unknown>): void {
    if (name === 'chat:message') {
      const message = payload as unknown as Message;
      const isNew = !this.messages.has(message.id);
      this.take([message]);
      // A gap is an inner line that is not for us, or something that we have missed: the server knows which.
      if (message.change === this.head + 1) this.head = message.change;
      else if (message.change > this.head) void this.catchUp();
      if (isNew && !this.isMine(message) && !message.fact) this.heard('message');
      if (message.fact) void this.refresh();
    } else if (name === 'chat:typing') this.heard('typing', payload);
    else if (name === 'chat:cursor') {
      this.seenSeq = Math.max(this.seenSeq, Number(payload.readSeq));
      this.changed();
    } else if (name === 'chat:state') void this.refresh();
    else if (name === 'chat:compare') void this.catchUp();
    else if (name === 'chat:conversation') void this.refresh();
  }
}

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
}
