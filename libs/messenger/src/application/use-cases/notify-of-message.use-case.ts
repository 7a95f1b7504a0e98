import { Clock, UseCase } from '@prorab/platform/marks';
import { NoticeJobs } from '../notice/notice-jobs.js';

const MINUTE = 60_000;

/**
 * A message was said; called in its unit of work. Delays count in minutes, so all messages of a conversation within one minute are planned
 * for together when it is over: one row per talk and minute, however many people and messages there are. An urgent one is planned for by
 * itself, at once.
 */
@UseCase()
export class NotifyOfMessage {
  constructor(
    private readonly orders: NoticeJobs,
    private readonly clock: Clock,
  ) {}

  async execute(message: { messageId: string; conversationId: string; at: Date; urgent: boolean }): Promise<void> {
    const { messageId, conversationId, urgent } = message;
    const at = message.at.getTime();
    if (urgent) {
      const [from, to] = [new Date(at), new Date(at + 1)];
      return this.orders.plan(conversationId, `urgent:${messageId}`, { from, to, runAt: this.clock.now() });
    }
    const minute = Math.floor(at / MINUTE);
    const [from, to] = [new Date(minute * MINUTE), new Date((minute + 1) * MINUTE)];
    await this.orders.plan(conversationId, `${conversationId}:${minute}`, { from, to, runAt: to });
  }
}
