import { type Ref, computed, ref } from 'vue';
import { completed, matching, mentionAt } from '../model/mention-search.js';
import { useFolk } from '../use-folk.js';

/** The list of colleagues that stands open while `@…` is typed: arrows choose, Enter and Tab take, Escape puts it away. */
export function useMentions(
  text: () => string,
  caret: Readonly<Ref<number>>,
  put: (text: string, caret: number) => void,
) {
  const folk = useFolk();
  const chosen = ref(0);
  const dismissed = ref(-1);
  const asked = computed(() => mentionAt(text(), caret.value));
  const offered = computed(() =>
    asked.value && dismissed.value !== asked.value.from ? matching(folk.named, asked.value.typed) : [],
  );
  const complete = (name: string): void => {
    if (!asked.value) return;
    const done = completed(text(), caret.value, asked.value, name);
    put(done.text, done.caret);
  };
  /** @returns whether the key was the list's own */
  function pressed(event: KeyboardEvent): boolean {
    const list = offered.value;
    if (list.length === 0 || event.shiftKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const choice = list[chosen.value];
    if (step) chosen.value = (chosen.value + step + list.length) % list.length;
    else if ((event.key === 'Enter' || event.key === 'Tab') && choice) complete(choice.name);
    else if (event.key === 'Escape') {
      event.stopPropagation();
      dismissed.value = asked.value?.from ?? -1;
    } else return false;
    event.preventDefault();
    return true;
  }
  const choose = (at: number): void => void (chosen.value = at);
  return { offered, chosen, choose, complete, pressed };
}
