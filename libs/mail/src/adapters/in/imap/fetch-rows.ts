import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow';
import { isRefusal } from './imap-failure.js';
import { uidSet } from './uid-set.js';

/**
 * What the server tells of these letters, by UID. A letter without an entry is gone. An Error = it exists and the server does not give
 * it out: a single broken one (a corrupt file) neither hides its neighbours nor passes for a deleted one. Other people's flag changes
 * come as extra rows in between and are left out.
 */
export async function fetchRows(
  client: ImapFlow,
  uids: readonly number[],
  query: FetchQueryObject,
): Promise<Map<number, FetchMessageObject | Error>> {
  const found = new Map<number, FetchMessageObject | Error>();
  try {
    await ask(client, uids, query, found);
    const missing = await stillThere(
      client,
      uids.filter((uid) => !found.has(uid)),
    );
    for (const uid of missing) await askAlone(client, uid, query, found);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    for (const uid of await stillThere(
      client,
      uids.filter((uid) => !found.has(uid)),
    ))
      await askAlone(client, uid, query, found);
  }
  return found;
}

async function ask(
  client: ImapFlow,
  uids: readonly number[],
  query: FetchQueryObject,
  found: Map<number, FetchMessageObject | Error>,
): Promise<void> {
  for await (const row of client.fetch(uidSet(uids), { uid: true, ...query }, { uid: true })) {
    const whole =
      (!query.source || row.source !== undefined) &&
      (!query.size || row.size !== undefined) &&
      (!query.bodyParts || row.headers !== undefined);
    if (whole) found.set(row.uid, row);
  }
}

async function askAlone(
  client: ImapFlow,
  uid: number,
  query: FetchQueryObject,
  found: Map<number, FetchMessageObject | Error>,
): Promise<void> {
  try {
    await ask(client, [uid], query, found);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    found.set(uid, error as Error);
    return;
  }
  if (!found.has(uid) && (await stillThere(client, [uid])).length)
    found.set(uid, new Error('the server names the letter and does not give it'));
}

async function stillThere(client: ImapFlow, uids: readonly number[]): Promise<number[]> {
  if (uids.length === 0) return [];
  const found = await client.search({ uid: uidSet(uids) }, { uid: true });
  if (!Array.isArray(found)) throw new Error('the server refused to search');
  return found.filter((uid) => uids.includes(uid));
}
