import { Clock } from '@prorab/kernel';
import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { employee, house, keyOf } from '../../../domain/participant.js';
import { type QueueAgent, type QueueChoice, nextChoice } from '../../../domain/visitors/queue-policy.js';
import { Inquiries } from '../../ports/inquiries.port.js';
import { ChatChanges } from '../chat-changes.js';
import { LineState } from '../line-state.js';
import { tellFailures } from '../one-by-one.js';
import { ChatBook, type QueuedChat } from '../ports/chat-book.port.js';
import { VisitorRules } from '../visitor-rules.js';

/** Sales needs a moment to say whose customer this is; only then does anybody get him. */
const settleMs = 2_000;
const atOnce = 100;
const inFront = 200;

/** What went wrong, by the chat that it went wrong with. */
type Failures = Map<string, unknown>;

/** Gives waiting chats to agents as long as somebody can take one. Those behind a chat that fails get theirs; its failure is told afterwards. */
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
    // Nearly always nobody waits; to see that takes no unit of work.
    if ((await this.chats.waiting(1)).length === 0) return;
    const failures: Failures = new Map();
    for (let n = 0; n < atOnce; n++) if (!(await this.assignOne(failures))) break;
    tellFailures([...failures.values()]);
  }

  /** @returns whether there may be more to give */
  private async assignOne(failures: Failures): Promise<boolean> {
    let choice: QueueChoice | null = null;
    try {
      await this.work.run(async () => {
        await this.locks.hold('messenger.chat-queue');
        choice = await this.choose(failures);
        if (choice) await this.give(choice);
      });
    } catch (error) {
      // Without a choice it is not a chat that fails.
      if (!choice) throw error;
      failures.set((choice as QueueChoice).chatId, error);
    }
    return choice !== null;
  }
  private give({ chatId, employeeId }: QueueChoice): Promise<void> {
    return this.changes.of(
      chatId,
      async (act) => {
        // Somebody has taken it by hand meanwhile.
        if (act.chat.state.state !== 'waiting') return;
        act.chat.take(employeeId, act.at);
        await this.changes.note(act, 'chat-taken', { who: keyOf(employee(employeeId)) });
      },
      house,
    );
  }
  private async choose(failures: Failures): Promise<QueueChoice | null> {
    const waiting = await this.chats.waiting(inFront);
    if (waiting.length === 0) return null;
    const ready = (await this.line.ready()).filter((a) => a.load < this.rules.capacity);
    if (ready.length === 0) return null;
    for (const chat of waiting) {
      if (failures.has(chat.id)) continue;
      const ownerId = await this.ownerOf(chat);
      if (!this.isSettled(chat.waitingSince, ownerId, ready)) continue;
      const choice = nextChoice([{ ...chat, ownerId }], ready, this.rules.capacity);
      if (choice) return choice;
    }
    return null;
  }
  private async ownerOf({ inquiryId }: QueuedChat): Promise<string | null> {
    return inquiryId ? ((await this.inquiries.byId(inquiryId))?.ownerId ?? null) : null;
  }
  private isSettled(since: Date, ownerId: string | null, ready: readonly QueueAgent[]): boolean {
    return ready.some((a) => a.employeeId === ownerId) || this.clock.now().getTime() - since.getTime() >= settleMs;
  }
}
