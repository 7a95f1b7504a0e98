import { ForeignFailure } from '@prorab/platform/marks';

/** What the exchange has is no sound; asked again, it is the same. */
export class RecordingUnreadable extends ForeignFailure {
  constructor(name: string, why: string) {
    super('ask-a-human', 'telephony.recording-unreadable', `The recording ${name} cannot be read: ${why}`, {
      ...{ name, why },
    });
  }
}
