import { Clock } from '@prorab/kernel';
import { UseCase, actorId } from '@prorab/platform/marks';
import type { ContactReceived } from '../contract/index.js';
import { compare, propose } from '../domain/party/duplicate-proposal.js';
import { keyOf } from '../domain/party/contact-point.js';
import type { Party } from '../domain/party/party.js';
import { Recognition, keysOf } from '../domain/party/recognition.js';
import { PartyMerging } from './party-merging.js';
import { DuplicateProposals } from './ports/duplicate-proposals.port.js';
import { PartyBook } from './ports/party-book.port.js';
import { SalesRules } from './sales-rules.js';

/** Whose contact it is. Makes a new party, links an unidentified one silently, proposes when two identified ones meet. */
@UseCase()
export class SenderRecognition {
  constructor(
    private readonly parties: PartyBook,
    private readonly proposals: DuplicateProposals,
    private readonly merging: PartyMerging,
    private readonly rules: SalesRules,
    private readonly clock: Clock,
  ) {}

  async recognise(
    { from, channel, branchId }: Pick<ContactReceived, 'from' | 'channel' | 'branchId'>,
    seenAt: Date,
  ): Promise<Party> {
    const keys = keysOf(from, this.rules.areaCode);
    const act = { at: this.clock.now(), by: actorId() };
    const recognition = new Recognition(keys.length ? await this.parties.takeByPoints(keys) : [], this.rules.areaCode);
    const { party, absorb, doubtful } = recognition.whoIs(
      from,
      { source: channel, branchId: branchId ?? null, seenAt },
      act,
    );
    if (recognition.touched.size) await this.parties.save(...recognition.touched);
    for (const other of absorb) await this.merging.perform(party, other, { accepted: 'all', silent: true });
    const found = doubtful.flatMap(({ party: other, point }) => {
      const likeness = compare(party.state, other.state, [keyOf(point)]);
      return likeness ? [propose(party.id, other.id, likeness, act.at)] : [];
    });
    if (found.length) await this.proposals.add(...found);
    return party;
  }
}
