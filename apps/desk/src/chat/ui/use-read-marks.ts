import { mdiCheck, mdiCheckAll } from '@quasar/extras/mdi-v7';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { ChatMessage } from '../types.js';
import { useChat } from '../use-chat.js';
import { theConversation } from '../use-conversation.js';
import { useFolk } from '../use-folk.js';

/** Who has what I said: a tick in a talk of two; in a group a count, under my last word only. */
export function useReadMarks(message: () => ChatMessage) {
  const { t } = useI18n();
  const chat = useChat();
  const folk = useFolk();
  const talk = theConversation();
  const isOwn = computed(() => message().author === chat.me);
  const tick = computed(() => {
    if (!isOwn.value || talk.kind.value !== 'direct') return null;
    const { read, delivered } = talk.readersOf(message().seq);
    if (read.length > 0) return { icon: mdiCheckAll, text: t('chat.read'), read: true };
    return delivered.length > 0
      ? { icon: mdiCheckAll, text: t('chat.delivered'), read: false }
      : { icon: mdiCheck, text: t('chat.sentMark'), read: false };
  });
  const readCount = computed(() => {
    const { seq } = message();
    const isOfTwo = talk.kind.value === 'direct' || talk.kind.value === 'assistant';
    if (!isOwn.value || isOfTwo || seq !== talk.lastSeq.value) return null;
    const { read, others } = talk.readersOf(seq);
    if (read.length === 0 || others === 0) return null;
    return {
      text: read.length === others ? t('chat.readByAll') : t('chat.readByCount', read.length),
      names: read.map(folk.nameOf).join(', '),
    };
  });
  return { isOwn, tick, readCount };
}
