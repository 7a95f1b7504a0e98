import type { ButtonPressed } from '@prorab/messenger/contract';
import { JobHandler } from '@prorab/platform/marks';
import { PRESS_JOB } from '../../../application/subscribers/act-when-button-pressed.subscriber.js';
import { PressButton } from '../../../application/use-cases/press-button.use-case.js';

/** A press that is told twice finds its button settled, in the same commit as what it did. */
@JobHandler(PRESS_JOB, { transactional: false, attempts: 5, backoffMs: 1_000 })
export class ActOnPressJob {
  constructor(private readonly pressButton: PressButton) {}

  async run({ buttonId, employeeId, conversationId, at }: ButtonPressed): Promise<void> {
    const to = { key: `assistant:pressed:${buttonId}:${at}`, conversationId, replyTo: null };
    await this.pressButton.execute({ buttonId, employeeId, room: 'assistant', to });
  }
}
