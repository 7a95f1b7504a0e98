import { type ExchangeAway, ExchangePresence } from './exchange-presence.port.js';

export class FakeExchangePresence extends ExchangePresence {
  noted: ExchangeAway | null = null;
  async away(): Promise<ExchangeAway | null> {
    return this.noted;
  }
  async note(away: ExchangeAway | null): Promise<void> {
    this.noted = away;
  }
}
