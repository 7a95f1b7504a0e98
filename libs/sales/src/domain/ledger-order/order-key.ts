const KEY_FIRST = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\s|$)/;

/** The key of the order that a document of the books was made of stands first in its note; people write behind it. */
export function orderKeyIn(note: string | null): string | null {
  return note === null ? null : (KEY_FIRST.exec(note)?.[1] ?? null);
}
