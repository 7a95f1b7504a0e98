import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { i18n } from '../i18n/index.js';
import { deskSocket } from '../realtime/desk-socket.js';
import { useSession } from '../stores/session.js';
import { tim } from './api.js';
import { AVA, type Line, type MyPresence, type Person, type Who, idOf, kindOf } from './types.js';

type PresenceTold = Pick<Person, 'employeeId' | 'status' | 'text' | 'lastSeenAt'>;
const RANK: Record<Person['status'], number> = { online: 0, busy: 1, away: 2, offline: 3 };

/** The people of Tim: what they are called, whether they are there, and how I stand there myself. */
export const useFolk = defineStore('folk', () => {
  const session = useSession();
  const all = shallowRef<readonly Person[]>([]);
  const me = ref<MyPresence>({ status: 'online', text: null });
  const loaded = ref(false);
  const byId = computed(() => new Map(all.value.map((one) => [one.employeeId, one])));
  const others = computed(() =>
    all.value
      .filter(({ employeeId }) => employeeId !== session.employee?.id)
      .sort((a, b) => RANK[a.status] - RANK[b.status] || a.name.localeCompare(b.name)),
  );
  const here = computed(() => all.value.filter(({ status }) => status !== 'offline').length);
  /** Names of visitors and partners, as the screens that know them say. */
  const guests = ref(new Map<Who, string>());

  async function load(): Promise<void> {
    // Names beside messages: without them the desk works, and the next connection asks again.
    const found = await tim.people().catch(() => null);
    if (!found) return;
    all.value = found.people;
    me.value = found.me;
    loaded.value = true;
  }
  function hear(told: readonly PresenceTold[]): void {
    const news = new Map(told.map((one) => [one.employeeId, one]));
    all.value = all.value.map((one) => ({ ...one, ...news.get(one.employeeId) }));
  }
  async function say(mine: MyPresence): Promise<void> {
    const before = me.value;
    me.value = mine;
    try {
      await tim.presence(mine);
    } catch (error) {
      me.value = before;
      throw error;
    }
  }
  const { t } = i18n.global;
  function nameOf(who: Who): string {
    switch (kindOf(who)) {
      case 'employee':
        return byId.value.get(idOf(who))?.name ?? t('chat.formerColleague');
      case 'assistant':
        return t('chat.ava');
      case 'visitor':
        return guests.value.get(who) ?? t('chat.visitor');
      case 'partner':
        return guests.value.get(who) ?? t('chat.partner');
      default:
        return t('app.name');
    }
  }
  function titleOf(line: Pick<Line, 'kind' | 'title' | 'counterpartId'>): string {
    if (line.kind === 'direct')
      return line.counterpartId === session.employee?.id
        ? t('chat.notes')
        : nameOf(`employee:${line.counterpartId ?? ''}`);
    if (line.kind === 'assistant') return t('chat.ava');
    return line.title || t(`chat.untitled.${line.kind}`);
  }
  const named = computed(() => [
    { who: AVA, name: t('chat.ava') },
    ...all.value.map(({ employeeId, name }) => ({ who: `employee:${employeeId}`, name })),
  ]);
  let started = false;
  function start(): void {
    if (!started) {
      started = true;
      deskSocket.on<{ people: readonly PresenceTold[] }>('presence', ({ people }) => hear(people));
      deskSocket.on<MyPresence>('presence:mine', (mine) => (me.value = mine));
      deskSocket.on('connect', () => void load());
    }
    void load();
  }
  return { all, others, byId, here, me, loaded, guests, named, load, say, nameOf, titleOf, start };
});
