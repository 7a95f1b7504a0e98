import { UseCase } from '@prorab/platform/marks';
import { MatchLedgerParties } from '../invoices/match-ledger-parties.use-case.js';
import { MarkPhantoms } from './mark-phantoms.use-case.js';
import { WatchInvoices } from './watch-invoices.use-case.js';

/** All books were read for the first time: whose the invoices are, which of them say the same, and which are forgotten, without waiting for the clock. */
@UseCase()
export class BeginInvoiceCare {
  constructor(
    private readonly matchParties: MatchLedgerParties,
    private readonly markPhantoms: MarkPhantoms,
    private readonly watchInvoices: WatchInvoices,
  ) {}

  async execute({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    while ((await this.matchParties.execute()) > 0) signal?.throwIfAborted();
    await this.markPhantoms.execute();
    await this.watchInvoices.execute({ signal });
  }
}
