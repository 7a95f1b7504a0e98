import { defineStore } from 'pinia';
import { computed, ref, shallowRef, triggerRef } from 'vue';
import { ChatClient, type ChatStore, type Cursor, type Head } from '../chat-core/index.js';
import { deskSocket } from '../realtime/desk-socket.js';
import { useOutbox } from '../stores/outbox.js';
import { useSession } from '../stores/session.js';
import { tim } from './api.js';
import { lineAfter, ordered, unreadIn } from './model/lines.js';
import { carryMessages } from './send-message.js';
import { type ChatMessage, type Line, type Who, employeeKey, unreadOf } from './types.js';

/** Of a conversation that is open, what the store speaks to. */
export interface OpenRoom {
  readonly conversationId: string;
  /** The change that came with what is loaded; null: nothing is loaded yet. */
  readonly from: number | null;
  take(messages: readonly ChatMessage[]): void;
  numbers(head: Head): void;
  /** What is loaded is worth nothing any more. */
  reset(): void;
  /** Told at once, whether or not it is the next change: for what is said aloud, not for what is kept. */
  heard(message: ChatMessage): void;
}
const TYPING_MS = 6_000;
const DELIVERED_MS = 800;
const MOST_PAGES = 5;

/** Tim on this desk: the conversations, who types, and the rooms that are open. What was said in them is kept by the rooms. */
export const useChat = defineStore('chat', () => {
  const session = useSession();
  const outbox = useOutbox();
  const lines = shallowRef(new Map<string, Line>());
  const typing = ref(new Map<string, Map<Who, number>>());
  const loaded = ref(false);
  const failed = shallowRef<unknown>(null);
  const rooms = new Map<string, OpenRoom>();
  const cursorHearers = new Set<(cursor: Cursor) => void>();
  const me = computed<Who>(() => employeeKey(session.employee?.id ?? ''));
  const list = computed(() => ordered(lines.value.values()));
  const unread = computed(() => unreadIn(lines.value.values()));
  let client: ChatClient | null = null;
  let wired = false;

  const put = (line: Line): void => {
    lines.value.set(line.id, line);
    triggerRef(lines);
  };
  const change = (id: string, part: Partial<Line>): void => {
    const line = lines.value.get(id);
    if (line) put({ ...line, ...part });
  };
  let underWay: Promise<void> | null = null;
  const load = (): Promise<void> => (underWay ??= loadLines().finally(() => (underWay = null)));
  async function loadLines(): Promise<void> {
    try {
      const found = new Map<string, Line>();
      let after: string | null = null;
      for (let page = 0; page < MOST_PAGES; page++) {
        const answer: { items: Line[]; next: string | null } = await tim.lines(after);
        for (const line of answer.items) found.set(line.id, keepNewer(line, lines.value.get(line.id)));
        after = answer.next;
        if (!after) break;
      }
      lines.value = found;
      loaded.value = true;
      failed.value = null;
    } catch (error) {
      failed.value = error;
    }
  }
  /** What was heard while the list was on its way is newer than the list. */
  const keepNewer = (fresh: Line, known: Line | undefined): Line =>
    known && known.head > fresh.head && known.last?.seq === known.lastSeq
      ? { ...known, title: fresh.title, muted: fresh.muted }
      : { ...fresh, readSeq: Math.max(fresh.readSeq, known?.readSeq ?? 0) };

  /** What the client of the wire tells this device. */
  const store: ChatStore = {
    followFrom: (id) => rooms.get(id)?.from ?? null,
    take: (id, messages) => rooms.get(id)?.take(messages),
    numbers(head) {
      rooms.get(head.conversationId)?.numbers(head);
      const line = lines.value.get(head.conversationId);
      // A conversation that is new here, or one whose last words were told while nobody listened.
      if (!line || head.lastSeq > line.lastSeq) loadSoon();
      if (line && (head.readSeq > line.readSeq || head.head > line.head))
        put({ ...line, readSeq: Math.max(line.readSeq, head.readSeq), head: Math.max(line.head, head.head) });
    },
    reset: (id) => rooms.get(id)?.reset(),
    gone: (id) => gone(id),
    cursor: (cursor) => cursorHearers.forEach((hear) => hear(cursor)),
    sent: () => undefined,
    refused: () => undefined,
  };
  let loadTimer: ReturnType<typeof setTimeout> | undefined;
  /** News come in a row; the list is asked for once, and only for what they did not say themselves. */
  function loadSoon(): void {
    loadTimer ??= setTimeout(() => {
      loadTimer = undefined;
      if (session.me) void load();
    }, 150);
  }
  function gone(id: string): void {
    if (lines.value.delete(id)) triggerRef(lines);
  }

  /** Comes before the client hears of it: the line says what was said, the client what of it is whole. */
  function heard(message: ChatMessage): void {
    typing.value.get(message.conversationId)?.delete(message.author);
    rooms.get(message.conversationId)?.heard(message);
    const line = lines.value.get(message.conversationId);
    if (line && message.change > line.head) put(lineAfter(line, message, me.value));
    if (line && message.author !== me.value) noteDelivered(message);
  }
  /** The answer to something done here: it need not wait until it is told. */
  function answered(message: ChatMessage): void {
    rooms.get(message.conversationId)?.take([message]);
    heard(message);
  }
  let delivered: Record<string, number> = {};
  let deliveredTimer: ReturnType<typeof setTimeout> | undefined;
  function noteDelivered({ conversationId, seq }: ChatMessage): void {
    delivered[conversationId] = Math.max(delivered[conversationId] ?? 0, seq);
    deliveredTimer ??= setTimeout(() => {
      deliveredTimer = undefined;
      const cursors = delivered;
      delivered = {};
      void deskSocket.ask('chat:delivered', { cursors });
    }, DELIVERED_MS);
  }
  const reading = new Map<string, number>();
  /** I have read up to here; the badge follows at once, the house is told. */
  function read(id: string, seq: number): void {
    const line = lines.value.get(id);
    if (!line || line.readSeq >= seq || (reading.get(id) ?? 0) >= seq) return;
    reading.set(id, seq);
    change(id, { readSeq: seq });
    void deskSocket.ask<{ ok: boolean }>('chat:read', { conversationId: id, seq }).then((answer) => {
      if (answer?.ok || reading.get(id) !== seq) return;
      // Not told: what is read next, or the next connection, tells it.
      reading.delete(id);
      unsaid.set(id, seq);
    });
  }
  const unsaid = new Map<string, number>();
  function sayRead(): void {
    for (const [conversationId, seq] of unsaid) void deskSocket.ask('chat:read', { conversationId, seq });
    unsaid.clear();
  }
  const typingIn = (id: string): Who[] =>
    [...(typing.value.get(id)?.entries() ?? [])].flatMap(([who, until]) => (until > Date.now() ? [who] : []));
  function hearTyping({ conversationId, who }: { conversationId: string; who: Who }): void {
    if (who === me.value) return;
    const until = Date.now() + TYPING_MS;
    const here = typing.value.get(conversationId) ?? new Map<Who, number>();
    typing.value.set(conversationId, here.set(who, until));
    setTimeout(() => {
      const now = typing.value.get(conversationId);
      if (now && (now.get(who) ?? 0) <= until) now.delete(who);
    }, TYPING_MS);
  }

  /** Whoever has logged in: with conversations of their own. */
  async function start(): Promise<void> {
    stop();
    if (!wired) {
      wired = true;
      deskSocket.on<ChatMessage>('chat:message', heard);
      deskSocket.on<Partial<Line> & { id: string }>('chat:conversation', ({ id, title, closedAt }) =>
        change(id, { title: title ?? null, closedAt: closedAt ?? null }),
      );
      deskSocket.on('chat:typing', hearTyping);
      deskSocket.on('connect', sayRead);
      carryMessages(outbox.outbox, answered);
    }
    await load();
    if (client || !session.me) return;
    const now = new ChatClient({ me: me.value, socket: deskSocket, store, after });
    client = now;
    for (const room of rooms.values()) follow(room);
  }
  function stop(): void {
    client?.stop();
    client = null;
    lines.value = new Map();
    loaded.value = false;
    reading.clear();
    unsaid.clear();
  }
  const follow = ({ conversationId, from }: OpenRoom): void => {
    if (from !== null) client?.follow(conversationId, from);
  };
  /** @returns how to leave */
  function enter(room: OpenRoom): () => void {
    rooms.set(room.conversationId, room);
    return () => {
      if (rooms.get(room.conversationId) !== room) return;
      rooms.delete(room.conversationId);
      client?.unfollow(room.conversationId);
      client?.lookAway(room.conversationId);
    };
  }
  const look = async (id: string): Promise<boolean> => (await client?.look(id)) ?? false;
  function onCursor(hearer: (cursor: Cursor) => void): () => void {
    cursorHearers.add(hearer);
    return () => cursorHearers.delete(hearer);
  }
  const unreadFor = (id: string): number => {
    const line = lines.value.get(id);
    return line ? unreadOf(line) : 0;
  };
  return {
    ...{ lines, list, unread, loaded, failed, typing, me },
    ...{ start, stop, load, answered, read, typingIn, enter, follow, look, onCursor, put, change, gone, unreadFor },
  };
});

const after = (ms: number, act: () => void): (() => void) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};
