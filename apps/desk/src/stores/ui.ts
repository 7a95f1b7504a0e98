import { defineStore } from 'pinia';
import { Dark } from 'quasar';
import { computed, ref, watch } from 'vue';
import { api } from '../api/client.js';
import { type Language, speak } from '../i18n/index.js';

export type Theme = 'system' | 'light' | 'dark';

const kept = <T extends string>(key: string, known: readonly T[], otherwise: T): T => {
  const found = localStorage.getItem(key);
  return known.find((one) => one === found) ?? otherwise;
};
const ofBrowser = (): Language => (navigator.language.startsWith('ru') ? 'ru' : 'en');

/** How this person wants the desk; kept in the browser. */
export const useUi = defineStore('ui', () => {
  const theme = ref<Theme>(kept('prorab.theme', ['system', 'light', 'dark'], 'system'));
  const language = ref<Language>(kept<Language>('prorab.language', ['ru', 'en'], ofBrowser()));
  /** Single letters as commands; who dictates or types elsewhere may turn them off. */
  const letterKeys = ref(kept('prorab.letter-keys', ['on', 'off'], 'on') === 'on');
  const boardLayout = ref<'list' | 'columns'>(kept('prorab.board-layout', ['list', 'columns'], 'list'));
  const system = matchMedia('(prefers-color-scheme: dark)');
  const systemDark = ref(system.matches);
  system.addEventListener('change', ({ matches }) => (systemDark.value = matches));
  const dark = computed(() => theme.value === 'dark' || (theme.value === 'system' && systemDark.value));
  const narrowQuery = matchMedia('(max-width: 899px)');
  const narrow = ref(narrowQuery.matches);
  narrowQuery.addEventListener('change', ({ matches }) => (narrow.value = matches));
  const wideQuery = matchMedia('(min-width: 1240px)');
  const wide = ref(wideQuery.matches);
  wideQuery.addEventListener('change', ({ matches }) => (wide.value = matches));

  const searchOpen = ref(false);
  const helpOpen = ref(false);
  const connected = ref(true);
  const online = ref(navigator.onLine);
  addEventListener('online', () => (online.value = true));
  addEventListener('offline', () => (online.value = false));
  const offline = computed(() => !online.value || !connected.value);

  watch(
    dark,
    (is) => {
      Dark.set(is);
      document.documentElement.dataset.theme = is ? 'dark' : 'light';
    },
    { immediate: true },
  );
  watch(theme, (chosen) => localStorage.setItem('prorab.theme', chosen));
  watch(letterKeys, (on) => localStorage.setItem('prorab.letter-keys', on ? 'on' : 'off'));
  watch(boardLayout, (layout) => localStorage.setItem('prorab.board-layout', layout));
  async function start(): Promise<void> {
    api.speak(language.value);
    await speak(language.value);
  }
  async function choose(next: Language): Promise<void> {
    language.value = next;
    localStorage.setItem('prorab.language', next);
    await start();
  }
  return {
    ...{
      theme,
      language,
      letterKeys,
      boardLayout,
      dark,
      narrow,
      wide,
      searchOpen,
      helpOpen,
      connected,
      online,
      offline,
    },
    ...{ start, choose },
  };
});
