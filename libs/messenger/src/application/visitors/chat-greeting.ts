import { Clock } from '@prorab/kernel';
import { Jobs, UseCase } from '@prorab/platform/marks';
import type { GreetingLanguage } from '../../domain/visitors/greeting.js';
import { VisitorRules } from './visitor-rules.js';

export const greetingJob = 'messenger.greet-waiting-chat';
export interface GreetingOrder {
  chatId: string;
  /** Of the widget. */
  language: GreetingLanguage;
}

/** A chat has begun: the assistant looks at it a moment later. One order for each chat, ever: its key is the chat. */
@UseCase()
export class ChatGreeting {
  constructor(
    private readonly jobs: Jobs,
    private readonly rules: VisitorRules,
    private readonly clock: Clock,
  ) {}

  async plan(chatId: string, language: GreetingLanguage): Promise<void> {
    const { greetAfterMs } = this.rules;
    if (greetAfterMs === null) return;
    const payload: GreetingOrder = { chatId, language };
    const runAt = new Date(this.clock.now().getTime() + greetAfterMs);
    await this.jobs.enqueue({ job: greetingJob, key: chatId, payload, runAt });
  }
}
