import type { AssistantAddressed } from '@prorab/messenger/contract';
import { JobHandler, type JobRun } from '@prorab/platform/marks';
import { languageOf } from '../../../application/ear.js';
import { ANSWER_JOB } from '../../../application/subscribers/answer-when-assistant-addressed.subscriber.js';
import { Apologise } from '../../../application/use-cases/apologise.use-case.js';
import { HearPhrase } from '../../../application/use-cases/hear-phrase.use-case.js';

const ATTEMPTS = 5;

/** At least once, and the log of hearings makes it once: it is written in the same commit as the answer. */
@JobHandler(ANSWER_JOB, { transactional: false, attempts: ATTEMPTS, backoffMs: 1_000 })
export class AnswerPhraseJob {
  constructor(
    private readonly hearPhrase: HearPhrase,
    private readonly apologise: Apologise,
  ) {}

  async run(event: AssistantAddressed, { attempt }: Pick<JobRun, 'attempt'>): Promise<void> {
    const { messageId, employeeId, conversationId, conversationKind, text, edited, at } = event;
    const to = { key: `assistant:heard:${messageId}${edited ? `:${at}` : ''}`, conversationId, replyTo: messageId };
    try {
      await this.hearPhrase.execute({
        ...{ messageId, employeeId, conversationId, conversationKind, text, edited, at: new Date(at), to },
      });
    } catch (error) {
      // Under a key of its own: replayed from quarantine, the answer itself is still to be said.
      const key = `assistant:fault:${messageId}`;
      if (attempt >= ATTEMPTS) await this.apologise.execute({ to: { ...to, key }, language: languageOf(text) });
      throw error;
    }
  }
}
