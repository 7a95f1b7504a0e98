import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { MakeCall } from '../../../application/use-cases/make-call.use-case.js';
import { NO_PURPOSE } from '../../../domain/call.js';
import { calling, wouldCall } from './making-words.js';

/** «позвони 8911…» */
@SpokenCommand({
  id: 'telephony.call-number',
  right: 'telephony.call.make',
  title: { ru: 'Позвонить по номеру', en: 'Call a number' },
  phrases: {
    ru: ['позвони|набери|перезвони {phone}', 'позвони|набери|перезвони на|по номер {phone}'],
    en: ['call|dial {phone}', 'call back {phone}'],
  },
  slots: { phone: { kind: 'phone', ask: { ru: 'По какому номеру?', en: 'Which number?' } } },
  effect: 'change',
})
export class CallNumberCommand implements SpokenCommandHandler<{ phone: string }> {
  constructor(private readonly makeCall: MakeCall) {}

  async preview({ phone }: { phone: string }, context: SpokenContext): Promise<string> {
    return wouldCall(phone, context);
  }
  async run({ phone }: { phone: string }, context: SpokenContext): Promise<SpokenAnswer> {
    return calling(await this.makeCall.execute({ to: phone, about: NO_PURPOSE, key: null }), phone, context);
  }
}
