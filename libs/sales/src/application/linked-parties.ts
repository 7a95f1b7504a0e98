import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import type { InquiryRecord } from '../domain/inquiry/inquiry-record.js';
import { compare, propose } from '../domain/party/duplicate-proposal.js';
import type { Party } from '../domain/party/party.js';
import { PartyMerging } from './party-merging.js';
import { DuplicateProposals } from './ports/duplicate-proposals.port.js';
import { PartyBook } from './ports/party-book.port.js';

/**
 * `same` there is one customer · `merged` one of them had no name and is the other now · `proposed` two identified ones, a person
 * decides whether they are one · `different` a person has decided that they are two
 */
export const partiesOfLink = ['same', 'merged', 'proposed', 'different'] as const;
export type PartiesOfLink = (typeof partiesOfLink)[number];
/** Two people of one company write about one matter: that says less than a shared phone number. */
const oneMatter = 0.5;

/** What a link of two inquiries says of their customers: by the same rules as a contact that two of them claim. */
@UseCase()
export class LinkedParties {
  constructor(
    private readonly parties: PartyBook,
    private readonly merging: PartyMerging,
    private readonly proposals: DuplicateProposals,
    private readonly clock: Clock,
  ) {}

  /** Inside the caller's unit of work. A merge changes the stored inquiries: take them again. */
  async settle(source: InquiryRecord, target: InquiryRecord): Promise<PartiesOfLink> {
    if (source.partyId === target.partyId) return 'same';
    // Always in the order of the ids, so that two of this kind do not wait for each other.
    const taken = new Map<string, Party>();
    for (const id of [source.partyId, target.partyId].sort()) taken.set(id, await this.parties.takeForChange(id));
    const [theirs, ours] = [taken.get(source.partyId) as Party, taken.get(target.partyId) as Party];
    if (!theirs.isIdentified || !ours.isIdentified) {
      const [survivor, absorbed] = ours.isIdentified || !theirs.isIdentified ? [ours, theirs] : [theirs, ours];
      await this.merging.perform(survivor, absorbed, { accepted: 'all', silent: true });
      return 'merged';
    }
    const likeness = compare(theirs.state, ours.state);
    const found = {
      score: Math.max(oneMatter, likeness?.score ?? 0),
      reasons: [`linked:${source.number}-${target.number}`, ...(likeness?.reasons ?? [])],
    };
    await this.proposals.add(propose(theirs.id, ours.id, found, this.clock.now()));
    return (await this.proposals.ofPair(theirs.id, ours.id))?.state === 'open' ? 'proposed' : 'different';
  }
}
