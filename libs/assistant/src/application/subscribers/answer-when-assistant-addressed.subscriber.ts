import { AssistantAddressed } from '@prorab/messenger/contract';
import { Jobs, OnEvent, type Subscriber } from '@prorab/platform/marks';

export const ANSWER_JOB = 'assistant.answer';

/**
 * Somebody spoke to her, be it while she was away. The answer is a job of its own: a command may take its time and a language model more,
 * and neither may hold a transaction.
 */
@OnEvent(AssistantAddressed, { as: 'assistant.answer-when-assistant-addressed' })
export class AnswerWhenAssistantAddressed implements Subscriber<AssistantAddressed> {
  constructor(private readonly jobs: Jobs) {}

  async handle(event: AssistantAddressed): Promise<void> {
    const key = event.edited ? `${event.messageId} ${event.at}` : event.messageId;
    await this.jobs.enqueue({ job: ANSWER_JOB, key, payload: { ...event } });
  }
}
