export const TEXT_LIMIT = 20_000;
/** From here on the rest is shown. */
export const LIMIT_NEAR = 18_000;

interface Writing {
  readonly text: string;
  readonly replyTo: string | null;
}
/** What is being written: something new, maybe an answer; or something said before, said otherwise. */
export type Composer = Writing &
  (
    | { readonly mode: 'write' }
    | { readonly mode: 'edit'; readonly messageId: string; readonly was: string; readonly kept: Writing }
  );

export type Move =
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'reply'; readonly messageId: string }
  | { readonly do: 'edit'; readonly messageId: string; readonly text: string }
  | { readonly do: 'cancel' }
  | { readonly do: 'sent' };
export type Submission =
  | { readonly send: 'new'; readonly text: string; readonly replyTo: string | null }
  | { readonly send: 'edit'; readonly messageId: string; readonly text: string }
  | { readonly send: 'nothing'; readonly because: 'empty' | 'too-long' | 'unchanged' };

export const emptyComposer: Composer = { mode: 'write', text: '', replyTo: null };
const back = (kept: Writing): Composer => ({ mode: 'write', text: kept.text, replyTo: kept.replyTo });

export function moved(now: Composer, move: Move): Composer {
  switch (move.do) {
    case 'type':
      return { ...now, text: move.text };
    case 'reply':
      return { ...(now.mode === 'edit' ? back(now.kept) : now), replyTo: move.messageId };
    case 'edit': {
      const kept = now.mode === 'edit' ? now.kept : { text: now.text, replyTo: now.replyTo };
      return { mode: 'edit', messageId: move.messageId, text: move.text, was: move.text, replyTo: null, kept };
    }
    case 'cancel':
      // First the edit, then the answer; what was typed is never thrown away by Esc.
      return now.mode === 'edit' ? back(now.kept) : { ...now, replyTo: null };
    case 'sent':
      return now.mode === 'edit' ? back(now.kept) : emptyComposer;
  }
}
/** Whether Esc has something to take back here; if not, it is the page's. */
export const canCancel = (now: Composer): boolean => now.mode === 'edit' || now.replyTo !== null;

export function submissionOf(now: Composer, fileCount = 0): Submission {
  const text = now.text.trim();
  if (now.text.length > TEXT_LIMIT) return { send: 'nothing', because: 'too-long' };
  if (text === '' && (now.mode === 'edit' || fileCount === 0)) return { send: 'nothing', because: 'empty' };
  if (now.mode === 'write') return { send: 'new', text, replyTo: now.replyTo };
  if (text === now.was.trim()) return { send: 'nothing', because: 'unchanged' };
  return { send: 'edit', messageId: now.messageId, text };
}
