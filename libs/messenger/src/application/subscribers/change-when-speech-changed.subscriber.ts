import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { SpeechChanged } from '../../contract/index.js';
import { ChangeSpeech } from '../use-cases/change-speech.use-case.js';

@OnEvent(SpeechChanged, { as: 'messenger.change-when-speech-changed' })
export class ChangeWhenSpeechChanged implements Subscriber<SpeechChanged> {
  constructor(private readonly change: ChangeSpeech) {}

  handle(changed: SpeechChanged): Promise<void> {
    return this.change.execute(changed);
  }
}
