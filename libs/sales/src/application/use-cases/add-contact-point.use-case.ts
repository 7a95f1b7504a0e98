import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { type ContactPointKind, pointKey } from '../../domain/party/contact-point.js';
import { ContactPointInvalid } from '../../domain/party/party-errors.js';
import { DuplicateSearch } from '../duplicate-search.js';
import { PartyMerging } from '../party-merging.js';
import { PartyBook } from '../ports/party-book.port.js';
import { SalesRules } from '../sales-rules.js';

export type PointAdded = { outcome: 'added' | 'linked' | 'known' } | { outcome: 'proposed'; proposalIds: string[] };

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
      const key = pointKey(given.kind, given.value, this.rules.areaCode);
      if (!key) throw new ContactPointInvalid(given.kind, given.value);
      const act = { at: this.clock.now(), by: actorId() };
      const party = await this.parties.takeForChange(given.partyId);
      party.expectAlive();
      const holder = (await this.parties.takeByPoints([key])).find((h) => h.id !== party.id);
      if (holder?.isIdentified) {
        return {
          outcome: 'proposed',
          proposalIds: await this.duplicates.proposeFor(party.state, [{ party: holder.state, points: [key] }]),
        };
      }
      if (holder) {
        await this.merging.perform(party, holder, { accepted: 'all', silent: true });
        return { outcome: 'linked' };
      }
      const changed = party.addPoint(
        { ...key, source: given.source ?? 'employee', confidence: given.confidence ?? 1, since: act.at },
        act,
      );
      if (changed) await this.parties.save(party);
      return { outcome: changed ? 'added' : 'known' };
    });
  }
}
