const IN_BRACKETS = /<\s*([^<>\s][^<>]{0,995}?)\s*>/g;

const clean = (id: string): string | null => {
  // Message-IDs are compared exactly, but servers and programs disagree on blanks, so blanks go.
  const bare = id.replace(/[\s\u0000-\u001f\u007f]/g, '').replace(/^[<"']+|[>"']+$/g, '');
  return bare.length > 0 && bare.length <= 900 ? bare : null;
};

/** `<id@host>` without brackets and blanks; null when there is nothing usable in the header. */
export function normaliseMessageId(header: string | null | undefined): string | null {
  if (!header) return null;
  const [first] = messageIdsIn(header);
  return first ?? clean(header.trim().split(/\s+/)[0] ?? '');
}

/** All ids of a References or In-Reply-To header in order, once each. Text between ids (old programs write dates there) is skipped. */
export function messageIdsIn(header: string | null | undefined, limit = 100): string[] {
  if (!header) return [];
  const found = new Set<string>();
  for (const match of header.matchAll(IN_BRACKETS)) {
    const id = clean(match[1] ?? '');
    if (id) found.add(id);
  }
  if (found.size === 0 && !/[<>]/.test(header)) {
    for (const word of header.split(/[\s,;]+/)) if (/^[^@\s]+@[^@\s]+$/.test(word)) found.add(clean(word) ?? word);
  }
  const all = [...found];
  // The ends matter: the first opened the thread, the last are what was answered.
  return all.length <= limit ? all : [all[0] as string, ...all.slice(1 - limit)];
}

const ARTIFICIAL = '@no-message-id.prorab.invalid';

/** For a letter without an id of its own, or with one that another letter already has: stable, so a second reading finds it again. */
export const artificialMessageId = (fingerprint: string): string => `${fingerprint.slice(0, 40)}${ARTIFICIAL}`;
export const isArtificialMessageId = (id: string): boolean => id.endsWith(ARTIFICIAL);

/**
 * The id under which a letter is kept. `sameId` is the fingerprint of the letter that is already kept under this Message-ID:
 * equal means the same letter again (another mailbox, a second reading), different means two letters of a careless program.
 */
export function identityOf(letter: { messageId: string | null; fingerprint: string }, sameId: string | null): string {
  if (!letter.messageId) return artificialMessageId(letter.fingerprint);
  return sameId === null || sameId === letter.fingerprint ? letter.messageId : artificialMessageId(letter.fingerprint);
}
