import { Clock } from '@prorab/kernel';
import { ReaderHealth, UseCase } from '@prorab/platform/marks';
import { LedgerMirror } from '../../ports/ledger/ledger-mirror.port.js';
import { LedgerReadings } from '../../ports/ledger/ledger-readings.port.js';
import { Ledger } from '../../ports/ledger.port.js';
import { SalesRules } from '../../sales-rules.js';

/** Of what the mirror could not keep, as many as are named. */
const SHOWN = 5;

/** Shows on the health page how far the mirror is behind the books: green but dead is a defect. */
@UseCase()
export class TellLedgerHealth {
  constructor(
    private readonly ledger: Ledger,
    private readonly readings: LedgerReadings,
    private readonly mirror: LedgerMirror,
    private readonly health: ReaderHealth,
    private readonly rules: SalesRules,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const reading = await this.readings.of(this.ledger.source);
    const since = reading?.checkedAt ?? reading?.startedAt;
    const state = !reading?.checkedAt
      ? reading?.failure
        ? 'retrying'
        : 'starting'
      : reading.failure
        ? 'retrying'
        : 'ok';
    const aside = await this.mirror.setAside(SHOWN + 1);
    const shown = aside.slice(0, SHOWN).map(({ kind, key, why }) => `${kind} ${key.slice(0, 80)}: ${why.ru}`);
    const notes = [
      reading?.failure ?? (reading && !reading.allAt ? 'идёт первое чтение' : null),
      aside.length > 0 && `не принято из учёта: ${shown.join('; ')}${aside.length > SHOWN ? '; …' : ''}`,
    ].filter(Boolean);
    const note = notes.join('. ');
    this.health.report({
      ...{ reader: 'sales.ledger', state, checkedAt: reading?.checkedAt ?? null },
      lagMs: since ? Math.max(0, this.clock.now().getTime() - since.getTime()) : 0,
      lagLimitMs: this.rules.ledgerLagLimitMinutes * 60_000,
      ...(note && { note }),
    });
  }
}
