import { Query } from '@prorab/platform/marks';
import { type AnswerPlace, AnswerPlaces } from '../ports/answer-places.port.js';
import { Phones } from '../ports/phones.port.js';
import { TelephonySettings } from '../telephony-settings.js';

export interface MyPhoneView {
  /** null: telephony is off, or whoever asks has no phone. */
  readonly extension: string | null;
  readonly place: AnswerPlace;
}

/** The phone of whoever asks, and where he takes his calls. */
@Query()
export class ShowMyPhone {
  constructor(
    private readonly phones: Phones,
    private readonly places: AnswerPlaces,
    private readonly settings: TelephonySettings,
  ) {}

  async execute({ employeeId }: { employeeId: string }): Promise<MyPhoneView> {
    if (!this.settings.on) return { extension: null, place: 'phone' };
    const phone = (await this.phones.all()).find((one) => one.employeeId === employeeId);
    const browsers = await this.places.inBrowser([employeeId]);
    return { extension: phone?.extension ?? null, place: browsers.has(employeeId) ? 'browser' : 'phone' };
  }
}
