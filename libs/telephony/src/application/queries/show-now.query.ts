import { Query, ReaderHealth, Tables } from '@prorab/platform/marks';
import type { CallCard } from '../call-card.js';
import { EXCHANGE_READER, TelephonySettings } from '../telephony-settings.js';
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
    private readonly health: ReaderHealth,
    private readonly settings: TelephonySettings,
  ) {}

  async execute(): Promise<NowView> {
    const rows = await this.tables.all<CallViewRow>(
      `select ${CALL_COLUMNS} from telephony_call where stage in ('arrived', 'ringing', 'talking', 'voicemail') order by started_at, id limit ${MOST}`,
    );
    const said = this.health.all().find(({ reader }) => reader === EXCHANGE_READER);
    const away = said?.state === 'retrying';
    return {
      exchange: this.settings.on ? (away ? 'away' : 'on') : 'off',
      awaySince: away ? said.checkedAt : null,
      calls: rows.map(callCard),
    };
  }
}
