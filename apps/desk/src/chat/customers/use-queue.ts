import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { isProblem } from '../../api/problem.js';
import { deskSocket } from '../../realtime/desk-socket.js';
import { useSession } from '../../stores/session.js';
import { useFolk } from '../use-folk.js';
import { type ChatLine, siteChats } from './chats-api.js';

export interface Alarm {
  readonly chatId: string;
  readonly conversationId: string;
  readonly rung: 'owner' | 'team' | 'head';
}
/** Of a visitor, what is being typed is told too. */
interface Typed {
  readonly conversationId: string;
  readonly who: string;
  readonly text?: string;
}
const BURST_MS = 300;
const PREVIEW_MS = 6_000;

/** Chats with visitors of the sites that are open: who waits, whose they are. Only for those who talk to customers. */
export const useQueue = defineStore('queue', () => {
  const session = useSession();
  const folk = useFolk();
  const open = shallowRef<readonly ChatLine[]>([]);
  const loaded = ref(false);
  const absent = ref(false);
  const failed = shallowRef<unknown>(null);
  /** What visitors are typing, before they send it. */
  const previews = ref(new Map<string, string>());
  const offered = computed(() => session.can('messenger.customer-chat.use') && !absent.value);
  const waiting = computed(() =>
    open.value
      .filter(({ state }) => state === 'waiting')
      .sort((a, b) => (a.waitingSince ?? '').localeCompare(b.waitingSince ?? '')),
  );
  const mine = computed(() =>
    open.value.filter(({ agentId, state }) => state === 'active' && agentId === session.employee?.id),
  );
  const others = computed(() =>
    open.value.filter(({ agentId, state }) => state === 'active' && agentId !== session.employee?.id),
  );
  const waitingCount = computed(
    () => waiting.value.length + mine.value.filter(({ unansweredSince }) => unansweredSince !== null).length,
  );
  const alarmHearers = new Set<(alarm: Alarm) => void>();
  const visitHearers = new Set<(chatId: string) => void>();

  async function load(): Promise<void> {
    if (!offered.value) return;
    try {
      const { items } = await siteChats.page('open', null);
      for (const { visitor } of items) if (visitor.name) folk.guests.set(`visitor:${visitor.id}`, visitor.name);
      open.value = items;
      loaded.value = true;
      failed.value = null;
    } catch (error) {
      // A house without visitors has no such address: then there is no such list either.
      if (isProblem(error) && error.status === 404) absent.value = true;
      else failed.value = error;
    }
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const loadSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void load();
    }, BURST_MS);
  };
  const chatOf = (conversationId: string): ChatLine | undefined =>
    open.value.find((one) => one.conversationId === conversationId);
  let started = false;
  function start(): void {
    if (!started) {
      started = true;
      deskSocket.on('chat:queue', loadSoon);
      deskSocket.on('connect', loadSoon);
      deskSocket.on<Alarm>('chat:alarm', (alarm) => alarmHearers.forEach((hear) => hear(alarm)));
      deskSocket.on<{ chatId: string }>('chat:visitor', ({ chatId }) => visitHearers.forEach((hear) => hear(chatId)));
      deskSocket.on<Typed>('chat:typing', ({ conversationId, who, text }) => {
        if (!text || !who.startsWith('visitor:')) return;
        previews.value.set(conversationId, text);
        setTimeout(
          () => previews.value.get(conversationId) === text && previews.value.delete(conversationId),
          PREVIEW_MS,
        );
      });
    }
    void load();
  }
  const listen = <T>(set: Set<T>, hear: T): (() => void) => {
    set.add(hear);
    return () => void set.delete(hear);
  };
  const onAlarm = (hear: (alarm: Alarm) => void) => listen(alarmHearers, hear);
  const onVisit = (hear: (chatId: string) => void) => listen(visitHearers, hear);
  return {
    open,
    waiting,
    mine,
    others,
    waitingCount,
    offered,
    loaded,
    absent,
    failed,
    previews,
    load,
    chatOf,
    start,
    onAlarm,
    onVisit,
  };
});
