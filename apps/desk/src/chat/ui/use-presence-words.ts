import { useI18n } from 'vue-i18n';
import { useFormat } from '../../lib/use-format.js';
import type { Person } from '../types.js';

/** «был(а) в сети в 14:05»: how somebody stands, in words. */
export function usePresenceWords() {
  const { t } = useI18n();
  const { time, day } = useFormat();
  const whenSeen = (iso: string, now = new Date()): string => {
    const seen = new Date(iso);
    const yesterday = new Date(now);
    yesterday.setDate(now.getDate() - 1);
    if (seen.toDateString() === now.toDateString()) return t('chat.status.atTime', { time: time(iso) });
    if (seen.toDateString() === yesterday.toDateString()) return t('chat.status.yesterday', { time: time(iso) });
    return t('chat.status.onDay', { day: day(iso) });
  };
  const seen = (one: Pick<Person, 'status' | 'lastSeenAt'>): string => {
    if (one.status !== 'offline') return t(`chat.status.${one.status}`);
    return one.lastSeenAt ? t('chat.status.seen', { when: whenSeen(one.lastSeenAt) }) : t('chat.status.never');
  };
  /** Own words first, as in ICQ. */
  const words = (one: Pick<Person, 'status' | 'lastSeenAt' | 'text'>): string =>
    [one.text, seen(one)].filter(Boolean).join(' · ');
  return { seen, words };
}
