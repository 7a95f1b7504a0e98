import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { type PointKey, keyOf } from '../domain/party/contact-point.js';
import { compare, propose } from '../domain/party/duplicate-proposal.js';
import type { PartyRecord } from '../domain/party/party.js';
import { DuplicateProposals } from './ports/duplicate-proposals.port.js';
import { PartyBook } from './ports/party-book.port.js';

/** Who looks like this party: by shared contact points and by name. Only ever proposes. */
@UseCase()
export class DuplicateSearch {
  constructor(
    private readonly parties: PartyBook,
    private readonly proposals: DuplicateProposals,
    private readonly clock: Clock,
  ) {}

  /** @returns ids of the open proposals that were made or were there */
  async proposeFor(
    party: PartyRecord,
    shared: readonly { party: PartyRecord; points: readonly PointKey[] }[] = [],
  ): Promise<string[]> {
    const alike = party.nameKey ? await this.parties.withNameLike(party.nameKey, 50) : [];
    const pointsOf = new Map(shared.map((s) => [s.party.id, s.points.map(keyOf)]));
    const others = new Map([...alike, ...shared.map((s) => s.party)].map((p) => [p.id, p]));
    others.delete(party.id);
    const found = [...others.values()].flatMap((other) => {
      const likeness = compare(party, other, pointsOf.get(other.id) ?? []);
      return likeness ? [propose(party.id, other.id, likeness, this.clock.now())] : [];
    });
    if (found.length) await this.proposals.add(...found);
    const kept = await Promise.all(found.map((p) => this.proposals.ofPair(p.firstId, p.secondId)));
    return kept.flatMap((p) => (p?.state === 'open' ? [p.id] : []));
  }
}
