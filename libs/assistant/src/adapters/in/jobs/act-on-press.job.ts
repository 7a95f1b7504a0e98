import type { ButtonPressed } from '@prorab/messenger/contract';
import { JobHandler, type JobRun } from '@prorab/platform/marks';
import { PRESS_JOB } from '../../../application/subscribers/act-when-button-pressed.subscriber.js';
import { Apologise } from '../../../application/use-cases/apologise.use-case.js';
import { PressButton } from '../../../application/use-cases/press-button.use-case.js';

const ATTEMPTS = 5;

/** A press that is told twice finds its button settled, in the same commit as what it did. */
@JobHandler(PRESS_JOB, { transactional: false, attempts: ATTEMPTS, backoffMs: 1_000 })
export class ActOnPressJob {
  constructor(
    private readonly pressButton: PressButton,
    private readonly apologise: Apologise,
  ) {}

  async run(
    { buttonId, employeeId, conversationId, at }: ButtonPressed,
    { attempt }: Pick<JobRun, 'attempt'>,
  ): Promise<void> {
    const to = { key: `assistant:pressed:${buttonId}:${at}`, conversationId, replyTo: null };
    try {
      await this.pressButton.execute({ buttonId, employeeId, room: 'assistant', to });
    } catch (error) {
      const key = `assistant:fault:${buttonId}:${at}`;
      if (attempt >= ATTEMPTS) await this.apologise.execute({ to: { ...to, key }, language: 'ru' });
      throw error;
    }
  }
}
