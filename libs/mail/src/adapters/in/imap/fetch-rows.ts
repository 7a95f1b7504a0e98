import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow';
import type { FragileInFolder } from './fragile-letters.js';
import { isRefusal } from './imap-failure.js';
import { uidSet } from './uid-set.js';

export type Rows = Map<number, FetchMessageObject | Error>;

/**
 * What the server tells of these letters, by UID. A letter without an entry is gone. An Error = it exists and the server does not give
 * it out: a single broken one (a corrupt file) neither hides its neighbours, nor passes for a deleted one, nor stops the folder.
 */
export async function fetchRows(
  client: ImapFlow,
  uids: readonly number[],
  query: FetchQueryObject,
  fragile: FragileInFolder,
): Promise<Rows> {
  const found: Rows = new Map();
  const together = uids.filter((uid) => !fragile.isSuspect(uid));
  if (together.length) await askTogether(client, together, query, fragile, found);
  const missing = await stillThere(
    client,
    uids.filter((uid) => !found.has(uid)),
  );
  for (const uid of missing) await askAlone(client, uid, query, fragile, found);
  return found;
}

async function askTogether(
  client: ImapFlow,
  uids: readonly number[],
  query: FetchQueryObject,
  fragile: FragileInFolder,
  found: Rows,
): Promise<void> {
  try {
    await ask(client, uids, query, found);
  } catch (error) {
    // Refused: the caller asks for the missing ones alone. Line broken: so does the next session.
    if (isRefusal(error)) return;
    fragile.suspect(uids.filter((uid) => !found.has(uid)));
    throw error;
  }
}

async function askAlone(
  client: ImapFlow,
  uid: number,
  query: FetchQueryObject,
  fragile: FragileInFolder,
  found: Rows,
): Promise<void> {
  if (fragile.isGivenUp(uid)) {
    found.set(uid, new Error('the line broke each time the letter was asked for'));
    return;
  }
  try {
    await ask(client, [uid], query, found);
  } catch (error) {
    if (!isRefusal(error)) {
      fragile.strike(uid);
      throw error;
    }
    found.set(uid, error as Error);
    return;
  }
  const gone = !found.has(uid) && (await stillThere(client, [uid])).length === 0;
  if (!found.has(uid) && !gone) found.set(uid, new Error('the server names the letter and does not give it'));
}

/** Rows that lack what was asked for are other people's flag changes, sent in between. */
async function ask(client: ImapFlow, uids: readonly number[], query: FetchQueryObject, found: Rows): Promise<void> {
  for await (const row of client.fetch(uidSet(uids), { uid: true, ...query }, { uid: true })) {
    const whole =
      (!query.source || row.source !== undefined) &&
      (!query.size || row.size !== undefined) &&
      (!query.bodyParts || row.headers !== undefined);
    if (whole) found.set(row.uid, row);
  }
}

async function stillThere(client: ImapFlow, uids: readonly number[]): Promise<number[]> {
  if (uids.length === 0) return [];
  const asked = new Set(uids);
  const found = await client.search({ uid: uidSet(uids) }, { uid: true });
  if (!Array.isArray(found)) throw new Error('the server refused to search');
  return found.filter((uid) => asked.has(uid));
}
