import type { LedgerSource } from '../ledger.port.js';
import { type LedgerReading, LedgerReadings } from './ledger-readings.port.js';

export class FakeLedgerReadings extends LedgerReadings {
  readonly #rows = new Map<LedgerSource, LedgerReading>();
  readonly #leases = new Map<LedgerSource, { holder: string; until: Date }>();

  async of(source: LedgerSource): Promise<LedgerReading | null> {
    return this.#rows.get(source) ?? null;
  }
  async all(): Promise<LedgerReading[]> {
    return [...this.#rows.values()];
  }
  async hold(source: LedgerSource, holder: string, { now, until }: { now: Date; until: Date }): Promise<boolean> {
    const lease = this.#leases.get(source);
    if (lease && lease.holder !== holder && lease.until > now) return false;
    this.#leases.set(source, { holder, until });
    const empty = {
      checkedAt: null,
      pulse: null,
      recentAt: null,
      allAt: null,
      failure: null,
      failedAt: null,
      wantedAt: null,
      alarmedAt: null,
    };
    if (!this.#rows.has(source)) this.#rows.set(source, { source, startedAt: now, ...empty });
    return true;
  }
  async release(source: LedgerSource, holder: string): Promise<void> {
    if (this.#leases.get(source)?.holder === holder) this.#leases.delete(source);
  }
  async note(source: LedgerSource, changes: Partial<Omit<LedgerReading, 'source' | 'startedAt'>>): Promise<void> {
    const row = this.#rows.get(source);
    if (row) this.#rows.set(source, { ...row, ...changes });
  }
  async remove(source: LedgerSource): Promise<void> {
    this.#rows.delete(source);
    this.#leases.delete(source);
  }
}
