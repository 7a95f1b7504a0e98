import { computed, onScopeDispose, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useFailure } from '../../lib/use-failure.js';
import { FILES_AT_ONCE, upload } from '../files.js';
import type { ShownFile } from '../types.js';

export interface Attachment {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  progress: number;
  done: ShownFile | null;
  trouble: string;
  readonly stop: AbortController;
}

/** Files that go with the next message: each on its way at once, with its progress or its trouble. */
export function useAttachments(conversationId: string) {
  const { t, locale } = useI18n();
  const { textOf, tell } = useFailure();
  const all = ref<Attachment[]>([]);
  let count = 0;
  async function add(files: readonly File[]): Promise<void> {
    for (const file of files) {
      if (all.value.length >= FILES_AT_ONCE) {
        tell(new Error(t('chat.compose.tooMany', { limit: FILES_AT_ONCE })));
        return;
      }
      all.value.push({
        key: ++count,
        name: file.name,
        bytes: file.size,
        progress: 0,
        done: null,
        trouble: '',
        stop: new AbortController(),
      });
      const one = all.value.at(-1);
      if (one) void send(one, file);
    }
  }
  async function send(one: Attachment, file: File): Promise<void> {
    try {
      one.done = await upload(conversationId, file, locale.value, (part) => (one.progress = part), one.stop.signal);
    } catch (error) {
      if (!one.stop.signal.aborted)
        one.trouble = t('chat.compose.uploadFailed', { name: one.name, text: textOf(error) });
    }
  }
  function remove(one: Attachment): void {
    one.stop.abort(new DOMException('removed', 'AbortError'));
    all.value = all.value.filter(({ key }) => key !== one.key);
  }
  const ids = computed(() => all.value.flatMap(({ done }) => (done ? [done.id] : [])));
  const busy = computed(() => all.value.some(({ done, trouble }) => !done && !trouble));
  const clear = (): void => void (all.value = []);
  onScopeDispose(() =>
    all.value.forEach(({ done, stop }) => done || stop.abort(new DOMException('left', 'AbortError'))),
  );
  return { all, ids, busy, add, remove, clear };
}
