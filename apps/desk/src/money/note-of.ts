/** The note of a document as people wrote it: the key of its order, which stands first for 1C, says nothing to them. */
export const noteOf = (note: string | null): string =>
  (note ?? '').replace(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\s+|$)/, '');
