import { onScopeDispose } from 'vue';
import { draftKey, drafts } from '../../offline/drafts.js';
import { useSession } from '../../stores/session.js';
import { useDrafts } from '../use-drafts.js';

export interface Draft {
  readonly text: string;
  readonly replyTo: string | null;
}

/** What is typed in a conversation, kept on this computer until it is said. `now`: as it stands, without a correction that is being made. */
export function useKeptDraft(conversationId: string, now: () => Draft) {
  const session = useSession();
  const draftList = useDrafts();
  const key = (): string => draftKey(session.employee?.id ?? '', `chat/${conversationId}`);
  let storing = false;
  let changed = false;
  /** Every change is stored at once; those that come while one is being stored, together after it. */
  async function keep(): Promise<void> {
    draftList.note(conversationId, now().text);
    changed = true;
    if (storing) return;
    storing = true;
    while (changed) {
      changed = false;
      const { text, replyTo } = now();
      await drafts.keep({ key: key(), text, ...(replyTo ? { replyTo } : {}) });
    }
    storing = false;
  }
  onScopeDispose(() => void keep());
  /** What was kept, unless something is typed already. */
  async function restored(): Promise<Draft | null> {
    const kept = await drafts.read(key());
    if (!kept || now().text) return null;
    draftList.note(conversationId, kept.text);
    return { text: kept.text, replyTo: kept.replyTo ?? null };
  }
  return { keep, restored };
}
