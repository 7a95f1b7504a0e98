import { type Ref, onScopeDispose, ref, shallowRef, watch } from 'vue';

/** Asks for what is typed once one stops for a moment; null: nothing was asked. An answer to what is typed no more is let go. */
export function useSearch<T>(
  find: (text: string) => Promise<readonly T[]>,
  failed: (error: unknown) => void,
): { text: Ref<string>; found: Ref<readonly T[] | null> } {
  const text = ref('');
  const found = shallowRef<readonly T[] | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(text, (typed) => {
    clearTimeout(timer);
    found.value = null;
    if (typed.trim().length < 2) return;
    timer = setTimeout(() => {
      find(typed.trim()).then((items) => {
        if (typed === text.value) found.value = items;
      }, failed);
    }, 250);
  });
  onScopeDispose(() => clearTimeout(timer));
  return { text, found };
}
