import { CursorInvalid, decodeCursor, isInstant } from '@prorab/platform';

/** `[instant, id]` of the last row seen. @throws CursorInvalid */
export function instantCursor(after: string | undefined): { at: Date; id: string } | null {
  if (after === undefined) return null;
  const [at, id] = decodeCursor(after, 2);
  if (!isInstant(at) || typeof id !== 'string') throw new CursorInvalid();
  return { at: new Date(at), id };
}
