import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { headsFor } from '../../domain/reminder/audience.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { ReminderSpeech } from '../reminder-speech.js';

/** Something that the heads have to know, once: those at work, else those who are not away. */
@UseCase()
export class TellHeads {
  constructor(
    private readonly recipients: ReminderRecipients,
    private readonly speech: ReminderSpeech,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param key names what is said: the same is said to a person once */
  execute({ key, text }: { key: string; text: string }): Promise<{ told: number }> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const here = headsFor(null, await this.recipients.at(now), now);
      const some = here.some((head) => head.atWork) ? here.filter((head) => head.atWork) : here;
      for (const { employeeId } of some)
        this.speech.say({ key: `${key}:${employeeId}`, employeeId, text, buttons: [], buttonsUntil: null });
      return { told: some.length };
    });
  }
}
