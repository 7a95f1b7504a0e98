import { Jobs, UseCase } from '@prorab/platform/marks';
import type { Chat, ChatRecord } from '../../domain/visitors/chat.js';
import { countsFrom, nextRung } from '../../domain/visitors/ladder.js';
import { Agents } from './ports/agents.port.js';
import { VisitorRules } from './visitor-rules.js';

export const ladderJob = 'messenger.climb-ladder';
export interface LadderStep {
  chatId: string;
  /** The message that waits; ISO. */
  since: string;
  /** From when the minutes count; ISO. */
  from: string;
  stage: 1 | 2 | 3;
}
const keyOf = ({ chatId, since, stage }: Omit<LadderStep, 'from'>): string => `${chatId} ${since} ${stage}`;

/** Whoever waits for an answer is heard of: the owner, then the team, then the head. Durable: every rung is an order of its own. */
@UseCase()
export class ChatLadder {
  constructor(
    private readonly jobs: Jobs,
    private readonly agents: Agents,
    private readonly rules: VisitorRules,
  ) {}

  /** The visitor begins to wait. At night the minutes count from the morning. */
  async begin(chat: Chat, at: Date): Promise<void> {
    await this.stepOn(chat, countsFrom(at, await this.agents.all(at)));
  }
  async stepOn(chat: Chat, from: Date): Promise<void> {
    const { id: chatId, unansweredSince, ladderStage } = chat.state;
    const next = nextRung(ladderStage, from, this.rules.ladder);
    if (!unansweredSince || !next) return;
    chat.climbAt(next.due);
    const step = { chatId, since: unansweredSince.toISOString(), from: from.toISOString(), stage: next.stage };
    await this.jobs.enqueue({ job: ladderJob, key: keyOf(step), payload: step, runAt: next.due });
  }
  /** Before the answer is noted in the chat. */
  async stop({ id: chatId, unansweredSince, ladderStage }: ChatRecord): Promise<void> {
    if (!unansweredSince || ladderStage === 3) return;
    const stage = (ladderStage + 1) as 1 | 2 | 3;
    await this.jobs.cancel({ job: ladderJob, key: keyOf({ chatId, since: unansweredSince.toISOString(), stage }) });
  }
}
