import type { PartyRecord } from '../../domain/party/party.js';
import type { PartyBook } from '../ports/party-book.port.js';

/** Deeper than any merges go. */
const farthest = 50;

/** Who a customer of ours is after all merges; null: there is none. */
export async function survivorOf(parties: PartyBook, partyId: string): Promise<PartyRecord | null> {
  let record = await parties.find(partyId);
  for (let step = 0; record?.mergedInto && step < farthest; step++) record = await parties.find(record.mergedInto);
  return record;
}
