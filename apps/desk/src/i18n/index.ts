import { Lang } from 'quasar';
import { createI18n } from 'vue-i18n';
import { type Words, ru } from './ru.js';

export type Language = 'ru' | 'en';
/** Quasar's two types of the same thing differ in one optional argument. */
type QuasarWords = Parameters<typeof Lang.set>[0];

/** 1 письмо, 2 письма, 5 писем: the forms are parted by `|`; a fourth, in front, is for none at all. */
function russianForm(count: number, forms: number): number {
  if (forms < 3) return count === 1 ? 0 : 1;
  if (forms === 4 && count === 0) return 0;
  const first = forms === 4 ? 1 : 0;
  const [last, lastTwo] = [count % 10, count % 100];
  if (last === 1 && lastTwo !== 11) return first;
  return first + (last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? 1 : 2);
}

export const i18n = createI18n<[Words], Language, false>({
  legacy: false,
  locale: 'ru',
  fallbackLocale: 'ru',
  messages: { ru } as Record<Language, Words>,
  pluralRules: { ru: russianForm },
});

/** English and the words of Quasar come when they are wanted. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en') {
    const [{ en }, quasar] = await Promise.all([import('./en.js'), import('quasar/lang/en-US.js')]);
    i18n.global.setLocaleMessage('en', en);
    Lang.set(quasar.default as QuasarWords);
  } else Lang.set((await import('quasar/lang/ru.js')).default as QuasarWords);
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
}
