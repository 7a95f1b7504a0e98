import { CursorInvalid, decodeCursor, isInstant } from '@prorab/platform';

/** `[instant or null, id]` of the last row seen. @throws CursorInvalid */
export function reminderCursorIn(after: string | undefined): { at: Date | null; id: string } | null {
  if (after === undefined) return null;
  const [at, id] = decodeCursor(after, 2);
  if (typeof id !== 'string' || (at !== null && !isInstant(at))) throw new CursorInvalid();
  return { at: at === null ? null : new Date(at ?? 0), id };
}
