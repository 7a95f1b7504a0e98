import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import type { PartyKind } from '../../domain/party/party.js';
import { DuplicateSearch } from '../duplicate-search.js';
import { PartyBook } from '../ports/party-book.port.js';

/** A party gets its name, and with it may turn out to be one we know. */
@UseCase()
export class RenameParty {
  constructor(
    private readonly parties: PartyBook,
    private readonly duplicates: DuplicateSearch,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({
    partyId,
    name,
    kind,
  }: {
    partyId: string;
    name: string;
    kind: PartyKind;
  }): Promise<{ proposalIds: string[] }> {
    return this.work.run(async () => {
      const party = await this.parties.takeForChange(partyId);
      party.rename(name, kind, { at: this.clock.now(), by: actorId() });
      await this.parties.save(party);
      return { proposalIds: await this.duplicates.proposeFor(party.state) };
    });
  }
}
