import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { NoticeJobs } from '../notice/notice-jobs.js';

const MINUTE = 60_000;
/** What was said in a minute may be committed a little after it. */
const GRACE_MS = 5_000;
const REMEMBERED = 10_000;

/**
 * A message was said; called in its unit of work. Delays count in minutes, so all messages of a conversation within one minute are planned
 * for together when it is over: one row per talk and minute, however many people and messages there are. An urgent one is planned for by
 * itself, at once.
 */
@UseCase()
export class NotifyOfMessage {
  /** The minute last planned for, per talk, once that is committed: spares the talkative one question per message. */
  readonly #planned = new Map<string, number>();
  constructor(
    private readonly orders: NoticeJobs,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(message: { messageId: string; conversationId: string; at: Date; urgent: boolean }): Promise<void> {
    return this.work.run(() => (message.urgent ? this.#alone(message) : this.#withItsMinute(message)));
  }

  #alone({ messageId, conversationId, at }: { messageId: string; conversationId: string; at: Date }): Promise<void> {
    const stretch = { from: at, to: new Date(at.getTime() + 1), runAt: this.clock.now() };
    return this.orders.plan(conversationId, `urgent:${messageId}`, stretch);
  }
  async #withItsMinute({ conversationId, at }: { conversationId: string; at: Date }): Promise<void> {
    const minute = Math.floor(at.getTime() / MINUTE);
    if (this.#planned.get(conversationId) === minute) return;
    const [from, to] = [new Date(minute * MINUTE), new Date((minute + 1) * MINUTE)];
    const runAt = new Date(to.getTime() + GRACE_MS);
    await this.orders.plan(conversationId, `${conversationId}:${minute}`, { from, to, runAt });
    this.work.afterCommit(() => {
      if (this.#planned.size >= REMEMBERED) this.#planned.clear();
      this.#planned.set(conversationId, minute);
    });
  }
}
