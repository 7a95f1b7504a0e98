import { type Ref, computed, nextTick, onBeforeUnmount, onMounted, ref, shallowRef, triggerRef, watch } from 'vue';
import { HeightMap } from '../model/height-map.js';
import type { ChatMessage } from '../types.js';
import { useChat } from '../use-chat.js';
import { theConversation } from '../use-conversation.js';

const GUESS = 44;
const BEYOND = 500;
const NEAR_END = 40;
const LOOK_MS = 70;

/**
 * The window onto a log of any length. Heights of rows are guessed until they are drawn; what is looked at stays where it is while the rows
 * above it turn out larger or smaller. Only what is on view, and a little around it, stands in the page. `footChanges`: what the height of the
 * foot depends on.
 */
export function useLogView(
  { box, run, foot }: Record<'box' | 'run' | 'foot', Readonly<Ref<HTMLElement | null>>>,
  footChanges: () => unknown[],
) {
  const chat = useChat();
  const talk = theConversation();
  const map = shallowRef(new HeightMap(talk.lastSeq.value, GUESS));
  const range = ref({ first: 0, end: 0 });
  const atEnd = ref(true);
  const active = ref<number | null>(null);
  const lit = ref<number | null>(null);
  let footHeight = 0;
  let anchor = { row: 0, delta: 0 };
  let height = 600;
  let settling = false;

  const rows = computed(() => {
    void talk.version.value;
    const found: { seq: number; message: ChatMessage | undefined; before: ChatMessage | undefined }[] = [];
    for (let row = range.value.first; row < Math.min(range.value.end, map.value.count); row++)
      found.push({ seq: row + 1, message: talk.pages.at(row + 1), before: talk.pages.at(row) });
    return found;
  });
  const showsFoot = computed(() => range.value.end >= map.value.count);
  const top = computed(() => (void rows.value, map.value.offsetOf(range.value.first)));
  const total = computed(() => (void rows.value, map.value.total));
  /** A short talk stands at the bottom, beside the place to write. */
  const room = (): number => Math.max(0, height - map.value.total - footHeight);

  /** Which rows belong into the page for where the box stands. */
  function fit(): void {
    const scrolled = box.value?.scrollTop ?? 0;
    const first = map.value.rowAt(Math.max(0, scrolled - BEYOND));
    const end = map.value.count === 0 ? 0 : map.value.rowAt(scrolled + height + BEYOND) + 1;
    if (first !== range.value.first || end !== range.value.end) range.value = { first, end };
    lookSoon();
  }
  let lookTimer: ReturnType<typeof setTimeout> | undefined;
  function lookSoon(): void {
    clearTimeout(lookTimer);
    lookTimer = setTimeout(look, LOOK_MS);
  }
  function look(): void {
    void talk.pages.look(range.value.first + 1 - 20, range.value.end + 20);
  }
  /** Takes the true heights of what is drawn and puts the box back to what was looked at. */
  function settle(): void {
    if (!box.value || !run.value || settling) return;
    settling = true;
    try {
      for (let round = 0; round < 4; round++) {
        let changed = 0;
        for (const element of run.value.querySelectorAll<HTMLElement>(':scope > [data-row]'))
          changed += Math.abs(map.value.set(Number(element.dataset.row), element.getBoundingClientRect().height));
        if (foot.value) footHeight = foot.value.getBoundingClientRect().height;
        if (changed === 0 && round > 0) break;
        const canvas = run.value.parentElement;
        if (canvas) canvas.style.height = `${map.value.total + footHeight}px`;
        run.value.style.transform = `translateY(${map.value.offsetOf(range.value.first) + room()}px)`;
        place();
      }
    } finally {
      settling = false;
    }
    fit();
    readOn();
  }
  function place(): void {
    if (!box.value) return;
    const wanted = atEnd.value ? map.value.total + footHeight - height : map.value.offsetOf(anchor.row) - anchor.delta;
    if (Math.abs(box.value.scrollTop - wanted) > 0.5) box.value.scrollTop = wanted;
  }
  function scrolled(): void {
    if (!box.value || settling) return;
    const from = box.value.scrollTop;
    const row = map.value.rowAt(from);
    anchor = { row, delta: map.value.offsetOf(row) - from };
    atEnd.value = from + height >= map.value.total + footHeight - NEAR_END;
    fit();
    readOn();
  }
  /** What is on view in a page that somebody looks at has been read. */
  function readOn(): void {
    if (
      !box.value ||
      document.visibilityState !== 'visible' ||
      !document.hasFocus() ||
      talk.whole.value?.isMember === false
    )
      return;
    const until = box.value.scrollTop + height;
    let seq = atEnd.value ? talk.lastSeq.value : map.value.rowAt(until);
    while (seq > 0 && !talk.pages.at(seq)) seq--;
    if (seq > 0) chat.read(talk.id, seq);
  }

  watch(talk.epoch, lookSoon);
  watch(rows, () => void nextTick(settle), { flush: 'post' });
  watch(footChanges, () => void nextTick(settle), { flush: 'post' });
  watch(
    () => talk.lastSeq.value,
    (count) => {
      map.value.grow(count);
      triggerRef(map);
      fit();
      void nextTick(settle);
    },
  );
  const observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries)
      if (target === box.value && contentRect.height > 0) height = contentRect.height;
    settle();
  });
  const seen = (): void => readOn();
  onMounted(async () => {
    if (!box.value || !run.value) return;
    height = box.value.clientHeight || height;
    observer.observe(box.value);
    observer.observe(run.value);
    addEventListener('focus', seen);
    document.addEventListener('visibilitychange', seen);
  });
  onBeforeUnmount(() => {
    observer.disconnect();
    clearTimeout(lookTimer);
    removeEventListener('focus', seen);
    document.removeEventListener('visibilitychange', seen);
  });

  /** To a message, wherever it is. */
  async function jump(seq: number, light = true): Promise<void> {
    await talk.pages.look(seq - 40, seq + 40);
    map.value.grow(talk.lastSeq.value);
    atEnd.value = false;
    anchor = { row: seq - 1, delta: light ? height / 3 : 70 };
    await nextTick();
    place();
    fit();
    await nextTick();
    settle();
    scrolled();
    if (!light) return;
    lit.value = seq;
    setTimeout(() => (lit.value = lit.value === seq ? null : lit.value), 2_600);
    await focusRow(seq);
  }
  async function toEnd(): Promise<void> {
    await talk.pages.look(talk.lastSeq.value - 50, talk.lastSeq.value);
    atEnd.value = true;
    await nextTick();
    place();
    fit();
    await nextTick();
    settle();
  }
  const rowOf = (seq: number): HTMLElement | null =>
    run.value?.querySelector<HTMLElement>(`[data-row="${seq - 1}"]`) ?? null;
  async function focusRow(seq: number): Promise<void> {
    active.value = seq;
    await nextTick();
    rowOf(seq)?.focus({ preventScroll: true });
  }
  async function go(seq: number): Promise<void> {
    const to = Math.max(1, Math.min(talk.lastSeq.value, seq));
    const [from, until] = [map.value.offsetOf(to - 1), map.value.offsetOf(to)];
    if (box.value) {
      if (from < box.value.scrollTop + 8) box.value.scrollTop = from - 8;
      else if (until > box.value.scrollTop + height) box.value.scrollTop = until - height + 8;
      scrolled();
    }
    await nextTick();
    await focusRow(to);
  }
  async function begin(at: number | null): Promise<void> {
    map.value.grow(talk.lastSeq.value);
    triggerRef(map);
    if (at) return jump(at);
    const from = talk.firstUnread.value;
    if (from && from > 1 && talk.lastSeq.value - from > 3) return jump(from, false);
    return toEnd();
  }

  return {
    ...{ rows, showsFoot, atEnd, active, lit, jump, toEnd, go, begin, focusRow, scrolled },
    /** Of all rows and the foot. */
    whole: (): number => total.value + footHeight,
    /** Where the drawn rows begin. */
    begins: (): number => top.value + room(),
  };
}
