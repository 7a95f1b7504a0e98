import { ButtonPressed } from '@prorab/messenger/contract';
import { Jobs, OnEvent, type Subscriber } from '@prorab/platform/marks';

export const PRESS_JOB = 'assistant.press';

/** Somebody pressed a button under what she said. Buttons of others who speak through the messenger are not hers: she knows them by her keys. */
@OnEvent(ButtonPressed, { as: 'assistant.act-when-button-pressed' })
export class ActWhenButtonPressed implements Subscriber<ButtonPressed> {
  constructor(private readonly jobs: Jobs) {}

  async handle(event: ButtonPressed): Promise<void> {
    if (!event.key.startsWith('assistant:')) return;
    await this.jobs.enqueue({
      job: PRESS_JOB,
      key: `${event.buttonId} ${event.employeeId} ${event.at}`,
      payload: { ...event },
    });
  }
}
