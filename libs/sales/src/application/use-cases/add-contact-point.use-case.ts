import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { type ContactPointKind, type PointKey, pointKeys } from '../../domain/party/contact-point.js';
import { ContactPointInvalid } from '../../domain/party/party-errors.js';
import type { Party } from '../../domain/party/party.js';
import { DuplicateSearch } from '../duplicate-search.js';
import { PartyMerging } from '../party-merging.js';
import { PartyBook } from '../ports/party-book.port.js';
import { SalesRules } from '../sales-rules.js';

export type PointAdded = { outcome: 'added' | 'linked' | 'known' } | { outcome: 'proposed'; proposalIds: string[] };

/** Of two numbers in one field, what a person must know first is told. */
const FIRST_OF = ['linked', 'added'] as const;

/**
 * Adds a way to reach a party. If a nameless single contact holds it, that contact was this party all along and is linked; if an
 * identified party holds it, nothing moves and a person is asked whether the two are one.
 */
@UseCase()
export class AddContactPoint {
  constructor(
    private readonly parties: PartyBook,
    private readonly merging: PartyMerging,
    private readonly duplicates: DuplicateSearch,
    private readonly rules: SalesRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ContactPointInvalid, PartyMissing, PartyMergedAway */
  execute(given: {
    partyId: string;
    kind: ContactPointKind;
    value: string;
    source?: string;
    confidence?: number;
  }): Promise<PointAdded> {
    return this.work.run(async () => {
      const keys = pointKeys(given.kind, given.value, this.rules.areaCode);
      if (keys.length === 0) throw new ContactPointInvalid(given.kind, given.value);
      const said = { source: given.source ?? 'employee', confidence: given.confidence ?? 1 };
      const party = await this.parties.takeForChange(given.partyId);
      party.expectAlive();
      const done: PointAdded[] = [];
      for (const key of keys) done.push(await this.#add(party, key, said));
      const proposalIds = done.flatMap((one) => (one.outcome === 'proposed' ? one.proposalIds : []));
      if (proposalIds.length) return { outcome: 'proposed', proposalIds: [...new Set(proposalIds)] };
      const outcome = FIRST_OF.find((first) => done.some((one) => one.outcome === first));
      return { outcome: outcome ?? 'known' };
    });
  }

  async #add(party: Party, key: PointKey, said: { source: string; confidence: number }): Promise<PointAdded> {
    const holder = (await this.parties.takeByPoints([key])).find((h) => h.id !== party.id);
    if (holder?.isIdentified) {
      const proposalIds = await this.duplicates.proposeFor(party.state, [{ party: holder.state, points: [key] }]);
      return { outcome: 'proposed', proposalIds };
    }
    if (holder) {
      await this.merging.perform(party, holder, { accepted: 'all', silent: true });
      return { outcome: 'linked' };
    }
    const act = { at: this.clock.now(), by: actorId() };
    const changed = party.addPoint({ ...key, ...said, since: act.at }, act);
    if (changed) await this.parties.save(party);
    return { outcome: changed ? 'added' : 'known' };
  }
}
