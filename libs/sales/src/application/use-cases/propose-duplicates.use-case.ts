import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { PartyMissing } from '../../domain/party/party-errors.js';
import { DuplicateSearch } from '../duplicate-search.js';
import { PartyBook } from '../ports/party-book.port.js';

/** Looks for parties that may be this one. */
@UseCase()
export class ProposeDuplicates {
  constructor(
    private readonly parties: PartyBook,
    private readonly duplicates: DuplicateSearch,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws PartyMissing */
  execute({ partyId }: { partyId: string }): Promise<{ proposalIds: string[] }> {
    return this.work.run(async () => {
      const party = await this.parties.find(partyId);
      if (!party) throw new PartyMissing(partyId);
      return { proposalIds: await this.duplicates.proposeFor(party) };
    });
  }
}
