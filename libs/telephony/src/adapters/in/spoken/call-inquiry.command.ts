import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { type InquiryPhone, InquiryPhones } from '../../../application/ports/inquiry-phones.port.js';
import { MakeCall } from '../../../application/use-cases/make-call.use-case.js';
import { InquiryUnknown, PhoneUnknown } from '../../../domain/outgoing.errors.js';
import { calling, wouldCall } from './making-words.js';

/** «перезвони 451» */
@SpokenCommand({
  id: 'telephony.call-inquiry',
  right: 'telephony.call.make',
  title: { ru: 'Позвонить по обращению', en: 'Call the customer of an inquiry' },
  phrases: {
    ru: ['перезвони|позвони|набери по обращению|заявке {number}', 'перезвони|позвони|набери {number}'],
    en: ['call inquiry {number}', 'call back {number}'],
  },
  slots: {
    number: { kind: 'number', ask: { ru: 'Какой номер обращения?', en: 'What is the number of the inquiry?' } },
  },
  effect: 'change',
})
export class CallInquiryCommand implements SpokenCommandHandler<{ number: number }> {
  constructor(
    private readonly phones: InquiryPhones,
    private readonly makeCall: MakeCall,
  ) {}

  async preview({ number }: { number: number }, context: SpokenContext): Promise<string> {
    return wouldCall(nameOf(await this.#find(number)), context);
  }
  async run({ number }: { number: number }, context: SpokenContext): Promise<SpokenAnswer> {
    const found = await this.#find(number);
    const { phone: to, partyId, inquiryId } = found;
    const call = await this.makeCall.execute({ to, about: { partyId, inquiryId }, key: null });
    return calling(call, nameOf(found), context);
  }
  /** @throws InquiryUnknown, PhoneUnknown */
  async #find(number: number): Promise<InquiryPhone & { phone: string }> {
    const found = await this.phones.of(number);
    if (!found) throw new InquiryUnknown(number);
    const { phone } = found;
    if (phone === null) throw new PhoneUnknown(number);
    return { ...found, phone };
  }
}
const nameOf = ({ name, phone }: { name: string | null; phone: string }): string =>
  name === null ? phone : `${name}, ${phone}`;
