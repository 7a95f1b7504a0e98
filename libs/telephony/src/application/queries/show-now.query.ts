import { Query, Tables } from '@prorab/platform/marks';
import type { CallCard } from '../call-card.js';
import { ExchangePresence } from '../ports/exchange-presence.port.js';
import { TelephonySettings } from '../telephony-settings.js';
import { CALL_COLUMNS, type CallViewRow, callCard } from './call-view.js';

export interface NowView {
  /** `off`: the configuration names none. `away`: it does not answer, and calls go past us. */
  readonly exchange: 'on' | 'away' | 'off';
  /** Since when it is away. */
  readonly awaySince: Date | null;
  /** Calls that go on, as the stream tells them; the oldest first. */
  readonly calls: readonly CallCard[];
}
/** More at once than a person can look through. */
const MOST = 500;

/** What goes on now: the first look of a desk, which then follows the stream. */
@Query()
export class ShowNow {
  constructor(
    private readonly tables: Tables,
    private readonly presence: ExchangePresence,
    private readonly settings: TelephonySettings,
  ) {}

  async execute(): Promise<NowView> {
    const rows = await this.tables.all<CallViewRow>(
      `select ${CALL_COLUMNS} from telephony_call where stage in ('arrived', 'ringing', 'talking', 'voicemail') order by started_at, id limit ${MOST}`,
    );
    const away = this.settings.on ? await this.presence.away() : null;
    return {
      exchange: this.settings.on ? (away ? 'away' : 'on') : 'off',
      awaySince: away?.since ?? null,
      calls: rows.map(callCard),
    };
  }
}
