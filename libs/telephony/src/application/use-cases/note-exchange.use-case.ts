import { ChangeFeed, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { TELEPHONY_STREAM } from '../call-card.js';
import { type ExchangeAway, ExchangePresence } from '../ports/exchange-presence.port.js';

/** Whether the exchange is there: noted for all instances, and told to the desks when it goes or is back. */
@UseCase()
export class NoteExchange {
  constructor(
    private readonly presence: ExchangePresence,
    private readonly feed: ChangeFeed,
    private readonly work: UnitOfWork,
  ) {}

  /** @param away null: it is there */
  async execute({ away }: { away: ExchangeAway | null }): Promise<void> {
    await this.work.run(async () => {
      const before = await this.presence.away();
      await this.presence.note(away);
      // Another reason for the same absence is nothing new to a desk.
      if (before?.since.getTime() === away?.since.getTime()) return;
      const payload = { exchange: away ? 'away' : 'on', awaySince: away?.since.toISOString() ?? null };
      const kind = away ? 'exchange-away' : 'exchange-back';
      this.feed.append({ stream: TELEPHONY_STREAM, kind, subject: 'exchange', payload });
    });
  }
}
