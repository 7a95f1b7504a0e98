import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { NoPhone } from '../../domain/browser-phone.errors.js';
import { TelephonyOff } from '../../domain/exchange-files.errors.js';
import { Phones, webPhoneOf } from '../ports/phones.port.js';
import { TelephonySettings } from '../telephony-settings.js';

/** What a phone in the browser logs in with at the exchange. */
export interface BrowserPhoneLogin {
  readonly extension: string;
  /** `305-web` */
  readonly user: string;
  readonly password: string;
}

/** Somebody's browser becomes his phone. That it was given the password is written down before. */
@UseCase()
export class LogInBrowserPhone {
  constructor(
    private readonly phones: Phones,
    private readonly settings: TelephonySettings,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws TelephonyOff, NoPhone */
  async execute({ employeeId }: { employeeId: string }): Promise<BrowserPhoneLogin> {
    if (!this.settings.on) throw new TelephonyOff();
    const phone = (await this.phones.all()).find((one) => one.employeeId === employeeId);
    if (!phone) throw new NoPhone();
    const { extension } = phone;
    await this.work.run(async () =>
      this.audit.record({ action: 'telephony.browser-phone-logged-in', subject: `telephony.phone.${extension}` }),
    );
    return { extension, user: webPhoneOf(extension), password: this.phones.webPasswordOf(extension) };
  }
}
