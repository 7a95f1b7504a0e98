import { Clock } from '@prorab/kernel';
import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { employee, house, keyOf } from '../../../domain/participant.js';
import { type QueueAgent, type QueueChoice, nextChoice } from '../../../domain/visitors/queue-policy.js';
import { Inquiries } from '../../ports/inquiries.port.js';
import { ChatChanges } from '../chat-changes.js';
import { LineState } from '../line-state.js';
import { ChatBook } from '../ports/chat-book.port.js';
import { VisitorRules } from '../visitor-rules.js';

/** Sales needs a moment to say whose customer this is; only then does anybody get him. */
const settleMs = 2_000;
const atOnce = 100;
const inFront = 200;

/** Gives waiting chats to agents as long as somebody can take one. */
@UseCase()
export class AssignWaitingChats {
  constructor(
    private readonly chats: ChatBook,
    private readonly line: LineState,
    private readonly inquiries: Inquiries,
    private readonly changes: ChatChanges,
    private readonly rules: VisitorRules,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    for (let n = 0; n < atOnce; n++) if (!(await this.work.run(() => this.assignOne()))) return;
  }

  private async assignOne(): Promise<boolean> {
    await this.locks.hold('messenger.chat-queue');
    const choice = await this.choose();
    if (!choice) return false;
    return this.changes.of(
      choice.chatId,
      async (act) => {
        if (act.chat.state.state !== 'waiting') return false;
        act.chat.take(choice.employeeId, act.at);
        await this.changes.note(act, 'chat-taken', { who: keyOf(employee(choice.employeeId)) });
        return true;
      },
      house,
    );
  }
  private async choose(): Promise<QueueChoice | null> {
    const waiting = await this.chats.waiting(inFront);
    if (waiting.length === 0) return null;
    const ready = (await this.line.ready()).filter((a) => a.load < this.rules.capacity);
    if (ready.length === 0) return null;
    for (const chat of waiting) {
      const { inquiryId } = chat;
      const ownerId = inquiryId ? ((await this.inquiries.byId(inquiryId))?.ownerId ?? null) : null;
      if (!this.isSettled(chat.waitingSince, ownerId, ready)) continue;
      const choice = nextChoice([{ ...chat, ownerId }], ready, this.rules.capacity);
      if (choice) return choice;
    }
    return null;
  }
  private isSettled(since: Date, ownerId: string | null, ready: readonly QueueAgent[]): boolean {
    return ready.some((a) => a.employeeId === ownerId) || this.clock.now().getTime() - since.getTime() >= settleMs;
  }
}
