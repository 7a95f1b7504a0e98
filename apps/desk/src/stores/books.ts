import { defineStore } from 'pinia';
import { onScopeDispose, shallowRef } from 'vue';
import { books } from '../api/money.js';
import type { LedgerStateDto } from '../api/schema.js';

const FRESH_MS = 30_000;

/** How the books are: of what kind, how old, whether something is wrong. Asked for while somebody looks at money. */
export const useBooks = defineStore('books', () => {
  const state = shallowRef<LedgerStateDto | null>(null);
  let watchers = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  async function load(): Promise<void> {
    // Beside the figures: without it they are shown all the same, with the age that came with them.
    const found = await books.state().catch(() => null);
    if (found) state.value = found;
  }
  /** Keeps it fresh while the component is there. */
  function watchBooks(): void {
    if (watchers++ === 0) {
      void load();
      timer = setInterval(() => void load(), FRESH_MS);
    }
    onScopeDispose(() => {
      if (--watchers === 0) clearInterval(timer);
    });
  }
  return { state, load, watchBooks };
});
