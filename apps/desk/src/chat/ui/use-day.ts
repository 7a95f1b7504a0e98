import { useI18n } from 'vue-i18n';

/** A day as people call it. */
export function useDay() {
  const { t, locale } = useI18n();
  const dayName = (iso: string, now = new Date()): string => {
    const day = new Date(iso);
    const yesterday = new Date(now);
    yesterday.setDate(now.getDate() - 1);
    if (day.toDateString() === now.toDateString()) return t('chat.today');
    if (day.toDateString() === yesterday.toDateString()) return t('chat.yesterday');
    const year = day.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
    return new Intl.DateTimeFormat(locale.value, { weekday: 'short', day: 'numeric', month: 'long', ...year }).format(
      day,
    );
  };
  return { dayName };
}
