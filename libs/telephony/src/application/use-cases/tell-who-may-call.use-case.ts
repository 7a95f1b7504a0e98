import { UseCase } from '@prorab/platform/marks';
import { ExchangeUnavailable } from '../../domain/exchange.errors.js';
import { CallControl } from '../ports/call-control.port.js';
import { PhoneOwners } from '../ports/phone-owners.port.js';
import { Phones } from '../ports/phones.port.js';
import { TelephonySettings } from '../telephony-settings.js';

/** The exchange is told, again and again, whose phones may call outside and whose ring while we are away: whoever has left does not, and whoever has come does. */
@UseCase()
export class TellWhoMayCall {
  constructor(
    private readonly owners: PhoneOwners,
    private readonly phones: Phones,
    private readonly control: CallControl,
    private readonly settings: TelephonySettings,
  ) {}

  async execute(): Promise<void> {
    if (!this.settings.on) return;
    try {
      await this.control.letCallOut(await this.owners.whoCallOut());
      const phones = await this.phones.all();
      await this.control.letRing(phones.filter(({ answers }) => answers).map(({ extension }) => extension));
    } catch (error) {
      // It hears of it the next time; that it is away is said by whoever listens to it.
      if (!(error instanceof ExchangeUnavailable)) throw error;
    }
  }
}
