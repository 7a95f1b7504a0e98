import type { AssistantAddressed } from '@prorab/messenger/contract';
import { JobHandler } from '@prorab/platform/marks';
import { ANSWER_JOB } from '../../../application/subscribers/answer-when-assistant-addressed.subscriber.js';
import { HearPhrase } from '../../../application/use-cases/hear-phrase.use-case.js';

/** At least once, and the log of hearings makes it once: it is written in the same commit as the answer. */
@JobHandler(ANSWER_JOB, { transactional: false, attempts: 5, backoffMs: 1_000 })
export class AnswerPhraseJob {
  constructor(private readonly hearPhrase: HearPhrase) {}

  async run(event: AssistantAddressed): Promise<void> {
    const { messageId, employeeId, conversationId, conversationKind, text, edited, at } = event;
    const key = `assistant:heard:${messageId}${edited ? `:${at}` : ''}`;
    await this.hearPhrase.execute({
      ...{ messageId, employeeId, conversationId, conversationKind, text, edited, at: new Date(at) },
      to: { key, conversationId, replyTo: messageId },
    });
  }
}
