import { UseCase } from '@prorab/platform/marks';
import { NoPhone } from '../../domain/browser-phone.errors.js';
import { speaksFor } from '../../domain/sip-words.js';
import { Phones, webPhoneOf } from '../ports/phones.port.js';
import { type SipWireEar, SipWires } from '../ports/sip-wires.port.js';

export interface BrowserPhoneLine {
  /** @returns false: the word was not this phone's to say, and went nowhere */
  say(text: string): boolean;
  close(): void;
}

/** The browser of somebody with a phone gets a line to the exchange, on which it speaks for this phone alone. */
@UseCase()
export class ConnectBrowserPhone {
  constructor(
    private readonly phones: Phones,
    private readonly wires: SipWires,
  ) {}

  /** @throws NoPhone, TelephonyOff, ExchangeUnavailable */
  async execute({ employeeId, ear }: { employeeId: string; ear: SipWireEar }): Promise<BrowserPhoneLine> {
    const phone = (await this.phones.all()).find((one) => one.employeeId === employeeId);
    if (!phone) throw new NoPhone();
    const user = webPhoneOf(phone.extension);
    const wire = await this.wires.open(ear);
    return {
      say: (text) => {
        const isOwn = speaksFor(text, user);
        if (isOwn) wire.say(text);
        return isOwn;
      },
      close: () => wire.close(),
    };
  }
}
