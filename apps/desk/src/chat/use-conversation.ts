import { type InjectionKey, computed, inject, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { Command } from '../offline/command.js';
import { deskSocket } from '../realtime/desk-socket.js';
import { useOutbox } from '../stores/outbox.js';
import { tim } from './api.js';
import { newClientId } from './model/client-id.js';
import { MessagePages } from './model/message-pages.js';
import { mentionsIn } from './model/text-pieces.js';
import { SAY, type SayCommand, aboutChat } from './send-message.js';
import { type ChatMessage, type Member, type Whole, employeeKey, unreadOf } from './types.js';
import { type OpenRoom, useChat } from './use-chat.js';
import { useFolk } from './use-folk.js';
import { useSession } from '../stores/session.js';

const TYPING_AGAIN_MS = 3_000;

/** One open conversation: who is in it, what is said, what waits to be sent, and what may be done. */
export function useConversation(id: string) {
  const chat = useChat();
  const folk = useFolk();
  const session = useSession();
  const outbox = useOutbox();
  const whole = shallowRef<Whole | null>(null);
  const members = shallowRef<readonly Member[]>([]);
  const pins = shallowRef<readonly ChatMessage[]>([]);
  const failed = shallowRef<unknown>(null);
  /** Counts whatever changes what the room holds. */
  const version = ref(0);
  /** Counts when what is on view must be asked for again. */
  const epoch = ref(0);
  const firstUnread = ref<number | null>(null);
  const said = new Set<string>();
  const quoted = new Map<string, ChatMessage | null>();
  const hearers = new Set<(message: ChatMessage) => void>();

  let from: number | null = null;
  const pages = new MessagePages(
    {
      fetch: async (ask) => {
        const piece = await tim.piece(id, ask);
        // Only the first piece says from where the news are followed: later ones are newer than what was heard between.
        if (from === null) {
          from = piece.head;
          chat.follow(room);
        }
        return piece;
      },
      changed: () => version.value++,
      failed: (error) => (failed.value = error),
    },
    chat.lines.get(id)?.lastSeq ?? 0,
  );
  const room: OpenRoom = {
    conversationId: id,
    get from() {
      return from;
    },
    take: (messages) => {
      for (const message of messages) note(message);
    },
    numbers: ({ lastSeq: seq }) => {
      if (seq <= pages.lastSeq) return;
      pages.lastSeq = seq;
      version.value++;
    },
    reset: () => {
      from = null;
      pages.forget();
      epoch.value++;
    },
    heard: (message) => hearers.forEach((hear) => hear(message)),
  };
  const leave = chat.enter(room);
  const again = (): void => void epoch.value++;
  deskSocket.on('connect', again);
  onScopeDispose(() => deskSocket.off('connect', again));
  function note(message: ChatMessage): void {
    if (message.clientId && message.author === chat.me) said.add(message.clientId);
    if (message.fact) void load();
    if (message.pinnedAt || pins.value.some((one) => one.id === message.id)) void loadPins();
    if (quoted.has(message.id)) quoted.set(message.id, message);
    pages.take(message);
  }

  async function load(): Promise<void> {
    try {
      const found = await tim.whole(id);
      whole.value = found;
      members.value = found.members;
      pages.lastSeq = Math.max(pages.lastSeq, found.lastSeq);
      failed.value = null;
      version.value++;
    } catch (error) {
      failed.value = error;
    }
  }
  async function loadPins(): Promise<void> {
    // A bar above the messages: without it the conversation works, and the next pin asks again.
    pins.value = await tim.pins(id).catch(() => pins.value);
  }
  /** Looks into a conversation that one is not a member of: its news come only so. */
  async function look(): Promise<void> {
    if (whole.value && !whole.value.isMember) await chat.look(id);
  }
  async function open(): Promise<void> {
    await load();
    const now = whole.value;
    if (!now) return;
    firstUnread.value = now.isMember && unreadOf(now) > 0 ? now.readSeq + 1 : null;
    await Promise.all([look(), loadPins()]);
  }
  onScopeDispose(() => {
    leave();
    pages.shut();
  });
  onScopeDispose(
    chat.onCursor(({ conversationId, ...cursor }) => {
      if (conversationId !== id) return;
      members.value = members.value.map((one) => (one.who === cursor.who ? { ...one, ...cursor } : one));
    }),
  );

  const line = computed(() => chat.lines.get(id) ?? whole.value);
  const title = computed(() => (line.value ? folk.titleOf(line.value) : ''));
  const kind = computed(() => line.value?.kind ?? null);
  const lastSeq = computed(() => (version.value >= 0 ? Math.max(pages.lastSeq, line.value?.lastSeq ?? 0) : 0));
  watch(
    () => line.value?.lastSeq ?? 0,
    (seq) => {
      pages.lastSeq = Math.max(pages.lastSeq, seq);
    },
  );
  const isClosed = computed(() => line.value?.closedAt != null);
  const pending = computed(() =>
    version.value >= 0 ? (outbox.about(aboutChat(id)) as Command<SayCommand>[]).filter((one) => !said.has(one.id)) : [],
  );
  const unread = computed(() => (whole.value?.isMember === false ? 0 : chat.unreadFor(id)));

  async function say({
    text,
    replyTo,
    files = [],
    urgent = false,
  }: {
    text: string;
    replyTo: string | null;
    files?: readonly string[];
    urgent?: boolean;
  }): Promise<void> {
    const body: SayCommand = {
      conversationId: id,
      text,
      mentions: mentionsIn(text, folk.named),
      replyTo,
      files,
      ...(urgent ? { urgent } : {}),
    };
    await outbox.outbox.add({
      ...{ id: newClientId(), kind: SAY, about: aboutChat(id), employeeId: session.employee?.id ?? '', body },
      ...{ madeAt: Date.now(), attempts: 0, refused: null },
    });
  }
  let typedAt = 0;
  function typed(): void {
    if (Date.now() - typedAt < TYPING_AGAIN_MS) return;
    typedAt = Date.now();
    void deskSocket.ask('chat:typing', { conversationId: id });
  }
  const take = (message: ChatMessage): void => chat.answered(message);
  const edit = async (messageId: string, text: string): Promise<void> =>
    take(await tim.edit(messageId, text, mentionsIn(text, folk.named)));
  const drop = async (messageId: string): Promise<void> => take(await tim.drop(messageId));
  const react = async ({ id: messageId, reactions }: ChatMessage, sign: string): Promise<void> =>
    take((await tim.react(messageId, sign, !(reactions[sign] ?? []).includes(chat.me))).body);
  const pin = async ({ id: messageId, pinnedAt }: ChatMessage): Promise<void> => {
    take((await tim.pin(messageId, pinnedAt === null)).body);
    await loadPins();
  };
  const pressed = ref(new Set<string>());
  async function press(messageId: string, buttonId: string): Promise<void> {
    pressed.value.add(messageId);
    try {
      await tim.press(messageId, buttonId);
    } finally {
      pressed.value.delete(messageId);
    }
  }
  /** The message that another one answers: from what is here, else asked for once. */
  function quoteOf(messageId: string): ChatMessage | null | undefined {
    const here = version.value >= 0 ? pages.find(messageId) : undefined;
    if (here) return here;
    if (!quoted.has(messageId)) {
      quoted.set(messageId, null);
      tim.message(messageId).then(
        (found) => {
          quoted.set(messageId, found);
          version.value++;
        },
        // A quotation that cannot be shown says so; what answers it can be read all the same.
        () => undefined,
      );
    }
    return quoted.get(messageId);
  }
  function lastOwn(): ChatMessage | undefined {
    for (let seq = pages.lastSeq; seq > Math.max(0, pages.lastSeq - 200); seq--) {
      const message = pages.at(seq);
      if (message && message.author === chat.me && !message.fact && !message.deletedAt) return message;
    }
    return undefined;
  }
  /** Which of the others have it on some device, and which have read it. */
  function readersOf(seq: number): { read: readonly string[]; delivered: readonly string[]; others: number } {
    const others = members.value.filter(({ who }) => who !== chat.me && who !== 'assistant:ava');
    return {
      read: others.filter((one) => one.readSeq >= seq).map(({ who }) => who),
      delivered: others.filter((one) => one.deliveredSeq >= seq || one.readSeq >= seq).map(({ who }) => who),
      others: others.length,
    };
  }
  const isOwner = computed(() =>
    members.value.some(({ who, role }) => who === employeeKey(session.employee?.id ?? '') && role === 'owner'),
  );
  function onHeard(hear: (message: ChatMessage) => void): () => void {
    hearers.add(hear);
    return () => hearers.delete(hear);
  }
  const retry = (commandId: string) => outbox.outbox.retry(commandId);
  const forget = (commandId: string) => outbox.outbox.drop(commandId);
  return {
    ...{
      id,
      pages,
      whole,
      members,
      pins,
      failed,
      version,
      epoch,
      firstUnread,
      line,
      title,
      kind,
      lastSeq,
      isClosed,
      pending,
      unread,
      pressed,
      isOwner,
    },
    ...{ open, load, say, typed, edit, drop, react, pin, press, quoteOf, lastOwn, readersOf, onHeard, retry, forget },
  };
}
export type Conversation = ReturnType<typeof useConversation>;

export const conversationKey: InjectionKey<Conversation> = Symbol('conversation');
export function theConversation(): Conversation {
  const found = inject(conversationKey);
  if (!found) throw new Error('a part of a conversation stands outside of one');
  return found;
}
