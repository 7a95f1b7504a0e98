import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { type ContactPointKind, pointKey } from '../../domain/party/contact-point.js';
import { ContactPointInvalid } from '../../domain/party/party-errors.js';
import { PartyBook } from '../ports/party-book.port.js';
import { SalesRules } from '../sales-rules.js';

/** The number is not theirs after all. */
@UseCase()
export class RemoveContactPoint {
  constructor(
    private readonly parties: PartyBook,
    private readonly rules: SalesRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws ContactPointInvalid, ContactPointUnknown, PartyMissing */
  execute({ partyId, kind, value }: { partyId: string; kind: ContactPointKind; value: string }): Promise<void> {
    return this.work.run(async () => {
      const key = pointKey(kind, value, this.rules.areaCode);
      if (!key) throw new ContactPointInvalid(kind, value);
      const party = await this.parties.takeForChange(partyId);
      party.removePoint(key, { at: this.clock.now(), by: actorId() });
      await this.parties.save(party);
    });
  }
}
