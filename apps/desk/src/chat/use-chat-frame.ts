import { Notify } from 'quasar';
import { onScopeDispose, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import { deskSocket } from '../realtime/desk-socket.js';
import { useSession } from '../stores/session.js';
import { type Alarm, useQueue } from './customers/use-queue.js';
import { badgeOf } from './favicon.js';
import { useChat } from './use-chat.js';
import { useChatCard } from './use-chat-card.js';
import { useDrafts } from './use-drafts.js';
import { useFolk } from './use-folk.js';

/** Without a key or a move of the mouse for so long, nobody is at this desk. */
const IDLE_MS = 5 * 60_000;
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** What Tim needs of the frame: who I am, whether I am here, what the tab says, and where a push leads. */
export function useChatFrame(): void {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const chat = useChat();
  const folk = useFolk();
  const queue = useQueue();
  const drafts = useDrafts();
  const card = useChatCard();

  watch(
    () => (session.mustChangePassword || !session.can('messenger.use') ? undefined : session.employee?.id),
    (id, before) => {
      if (before && before !== id) chat.stop();
      if (!id) return;
      void chat.start();
      folk.start();
      queue.start();
      void drafts.load(id);
    },
    { immediate: true },
  );

  let active = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (): void => void deskSocket.ask('presence:activity', { active });
  const idle = (): void => {
    active = false;
    say();
  };
  function alive(): void {
    clearTimeout(timer);
    timer = setTimeout(idle, IDLE_MS);
    if (active) return;
    active = true;
    say();
  }
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, { passive: true });
  // A desk counts as used when it connects; one that nobody touches says so at once.
  deskSocket.on('connect', () => active || say());
  alive();
  onScopeDispose(() => {
    clearTimeout(timer);
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, alive);
  });

  const place = (): string => {
    if (route.name === 'chat' && card.talk?.title.value) return card.talk.title.value;
    return route.meta.title ? t(route.meta.title) : '';
  };
  watch(
    [() => chat.unread, () => route.fullPath, place],
    ([unread]) => {
      const title = [place(), t('app.name')].filter(Boolean).join(' · ');
      document.title = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${title}` : title;
      badgeOf(unread);
    },
    { immediate: true, flush: 'post' },
  );

  onScopeDispose(
    queue.onAlarm(({ conversationId, rung }: Alarm) => {
      if (route.name === 'chat' && route.params.id === conversationId) return;
      Notify.create({
        ...{ type: 'failure', message: t('chat.alarm'), timeout: rung === 'head' ? 0 : 20_000, group: conversationId },
        actions: [
          {
            label: t('chat.answerNow'),
            color: 'white',
            handler: () => void router.push({ name: 'chat', params: { id: conversationId } }),
          },
        ],
      });
    }),
  );

  const led = ({ data }: MessageEvent<{ open?: string } | null>): void => {
    if (typeof data?.open === 'string' && data.open.startsWith('/')) void router.push(data.open);
  };
  navigator.serviceWorker?.addEventListener('message', led);
  onScopeDispose(() => navigator.serviceWorker?.removeEventListener('message', led));

  /** Alt+1 … Alt+9: the conversations by their places. */
  const nth = (event: KeyboardEvent): void => {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (!event.altKey || event.ctrlKey || event.metaKey || !digit) return;
    const line = chat.list[Number(digit) - 1];
    if (!line) return;
    event.preventDefault();
    void router.push({ name: 'chat', params: { id: line.id } });
  };
  addEventListener('keydown', nth);
  onScopeDispose(() => removeEventListener('keydown', nth));
}
