import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { Speak } from '../../contract/index.js';
import { SayForAssistant } from '../use-cases/say-for-assistant.use-case.js';

@OnEvent(Speak, { as: 'messenger.say-when-assistant-speaks' })
export class SayWhenAssistantSpeaks implements Subscriber<Speak> {
  constructor(private readonly say: SayForAssistant) {}

  handle({ buttonsUntil, ...speech }: Speak): Promise<void> {
    return this.say.execute({ ...speech, buttonsUntil: buttonsUntil ? new Date(buttonsUntil) : null });
  }
}
