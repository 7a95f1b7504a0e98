import { type Ref, onScopeDispose, ref, watch } from 'vue';
import type { DraftFile } from '../offline/draft.js';
import { draftKey, drafts } from '../offline/drafts.js';

const REST_MS = 400;

/** What is being typed, kept in the browser by itself; comes back with the page. */
export function useAnswerDraft(employeeId: string, about: string) {
  const text = ref('');
  const cc = ref('');
  const files: Ref<readonly DraftFile[]> = ref([]);
  const kept = ref(false);
  const key = draftKey(employeeId, about);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let read = false;

  const keep = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    await drafts.keep({ key, text: text.value, cc: cc.value, files: files.value.map((one) => ({ ...one })) });
    kept.value = text.value !== '' || files.value.length > 0;
  };
  void drafts.read(key).then((draft) => {
    // What was typed before the browser had answered is newer.
    if (draft && text.value === '' && files.value.length === 0) {
      text.value = draft.text;
      cc.value = draft.cc ?? '';
      files.value = draft.files ?? [];
    }
    read = true;
  });
  watch([text, cc, files], () => {
    kept.value = false;
    if (!read && text.value === '') return;
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), REST_MS);
  });
  const clear = async (): Promise<void> => {
    clearTimeout(timer);
    text.value = '';
    cc.value = '';
    files.value = [];
    await drafts.drop(key);
    clearTimeout(timer);
  };
  onScopeDispose(() => {
    if (timer) void keep();
  });
  return { text, cc, files, kept, clear };
}
