import { Database, insertAll } from '@prorab/platform';
import { Query } from '@prorab/platform/marks';
import { type ExchangeAway, ExchangePresence } from '../../../application/ports/exchange-presence.port.js';

const NAME = 'exchange';
/** What a mark has room for, with all around it. */
const MOST_WORDS = 200;

@Query()
export class MikroExchangePresence extends ExchangePresence {
  constructor(private readonly database: Database) {
    super();
  }
  async away(): Promise<ExchangeAway | null> {
    const [row] = await this.database.all<{ mark: string }>('select mark from telephony_mark where name = ?', [NAME]);
    const noted = row ? (JSON.parse(row.mark) as { since: string; why: string } | null) : null;
    return noted && { ...noted, since: new Date(noted.since) };
  }
  async note(away: ExchangeAway | null): Promise<void> {
    const mark = JSON.stringify(away && { ...away, why: away.why.slice(0, MOST_WORDS) });
    await insertAll(this.database, 'telephony_mark', [{ name: NAME, mark }], { replaceBy: 'name' });
  }
}
