import { Clock } from '@prorab/kernel';
import { Leases, Query, ReaderHealth, isLate, processOf } from '@prorab/platform/marks';
import { ExchangePresence } from '../ports/exchange-presence.port.js';
import { EXCHANGE_LEASE, EXCHANGE_READER, TelephonySettings } from '../telephony-settings.js';

export interface ExchangeView {
  /** `off`: the configuration names none. `away`: it does not answer. `late`: nobody has asked it for too long. */
  readonly state: 'on' | 'away' | 'late' | 'off';
  readonly awaySince: Date | null;
  /** For people, without secrets. */
  readonly why: string | null;
  /** The process of ours that hears it: `prorab1/4711`. */
  readonly listener: string | null;
  /** When it answered last, or when we last saw that another process hears it. */
  readonly checkedAt: Date | null;
}
const OFF: ExchangeView = { state: 'off', awaySince: null, why: null, listener: null, checkedAt: null };

/** How the exchange is, for whoever looks after the house. */
@Query()
export class ShowExchange {
  constructor(
    private readonly presence: ExchangePresence,
    private readonly leases: Leases,
    private readonly health: ReaderHealth,
    private readonly settings: TelephonySettings,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<ExchangeView> {
    if (!this.settings.on) return OFF;
    const [noted, listener] = await Promise.all([this.presence.away(), this.leases.holderOf(EXCHANGE_LEASE)]);
    const own = this.health.all().find(({ reader }) => reader === EXCHANGE_READER);
    // What keeps us from hearing it may be ours, and then nothing is noted for the others.
    const away = noted ?? (own?.state === 'retrying' ? { since: own.checkedAt, why: own.note ?? null } : null);
    const late = !own || isLate(own, this.clock.now());
    return {
      state: away ? 'away' : late ? 'late' : 'on',
      awaySince: away?.since ?? null,
      why: away?.why ?? null,
      listener: listener && processOf(listener),
      checkedAt: away ? null : (own?.checkedAt ?? null),
    };
  }
}
