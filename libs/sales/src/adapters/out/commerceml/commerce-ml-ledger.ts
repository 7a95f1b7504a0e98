import type { Clock } from '@prorab/kernel';
import type { Database } from '@prorab/platform';
import { LedgerUnavailable } from '../../../application/ports/ledger/ledger-errors.js';
import { StampedLedger } from '../stamped/stamped-ledger.js';

/** What an exchange by CommerceML has told. 1C comes to us: when it does not, nobody can say how the books stand. */
export class CommerceMlLedger extends StampedLedger {
  readonly source = 'commerceml';
  /** @param silentMs not heard of for so long, the books do not answer */
  constructor(
    database: Database,
    clock: Clock,
    private readonly silentMs: number,
  ) {
    super(database, clock, { entry: 'sales_exchange_entry', counter: 'sales_exchange_counter' });
  }

  override async pulse(): Promise<string> {
    const heard = await this.counter('heard');
    if (heard === 0) throw new LedgerUnavailable('refused', '1С ещё не приходила на обмен');
    if (this.clock.now().getTime() - heard > this.silentMs)
      throw new LedgerUnavailable('refused', `1С не приходит на обмен с ${new Date(heard).toISOString()}`);
    return super.pulse();
  }
}
