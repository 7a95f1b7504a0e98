import { UseCase } from '@prorab/platform/marks';
import { survivorOf } from '../../invoices/survivor-of.js';
import { LedgerMirror, type MirroredParty } from '../../ports/ledger/ledger-mirror.port.js';
import { PartyBook } from '../../ports/party-book.port.js';
import { LookAtCustomers } from '../invoice-care/look-at-customers.use-case.js';

/** Customers of the books, and their invoices, go where merges of ours lead, and come back when one is undone; phantoms and care follow. */
@UseCase()
export class FollowPartyMerge {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly parties: PartyBook,
    private readonly lookAt: LookAtCustomers,
  ) {}

  /** `partyIds`: both sides; the customers of the books of either may be elsewhere now. Inside the caller's unit of work. */
  async execute({ partyIds }: { partyIds: readonly string[] }): Promise<void> {
    const theirs: MirroredParty[] = [];
    for (const id of partyIds) theirs.push(...(await this.mirror.ofOurParty(id)));
    const moved: Parameters<LedgerMirror['setParties']>[0][number][] = [];
    for (const { key, tiedTo, partyId, matched } of theirs) {
      const now = tiedTo === null ? null : ((await survivorOf(this.parties, tiedTo))?.id ?? tiedTo);
      if (now !== partyId) moved.push({ key, tiedTo, partyId: now, matched });
    }
    if (moved.length) await this.mirror.setParties(moved);
    await this.lookAt.execute({ partyIds });
  }
}
