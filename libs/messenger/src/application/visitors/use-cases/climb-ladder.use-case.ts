import { Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ChatUnanswered } from '../../../contract/index.js';
import { house } from '../../../domain/participant.js';
import type { ChatRecord } from '../../../domain/visitors/chat.js';
import { rungs } from '../../../domain/visitors/ladder.js';
import { Inquiries } from '../../ports/inquiries.port.js';
import { ChatChanges } from '../chat-changes.js';
import { ChatLadder, type LadderStep } from '../chat-ladder.js';
import { queueLine } from '../chat-line.js';
import { AgentDesks } from '../ports/agent-desks.port.js';

/** A visitor has waited so long: the owner is reminded, the team is told, the head is told. Each once for one message. */
@UseCase()
export class ClimbLadder {
  constructor(
    private readonly changes: ChatChanges,
    private readonly ladder: ChatLadder,
    private readonly inquiries: Inquiries,
    private readonly desks: AgentDesks,
    private readonly outbox: Outbox,
    private readonly work: UnitOfWork,
  ) {}

  execute({ chatId, since, from, stage }: LadderStep): Promise<void> {
    return this.changes.of(
      chatId,
      async ({ chat, at }) => {
        if (!chat.climb(stage, new Date(since))) return;
        await this.raise(chat.state, stage, since, at);
        await this.ladder.stepOn(chat, new Date(from));
      },
      house,
    );
  }

  private async raise(chat: ChatRecord, stage: 1 | 2 | 3, waitingSince: string, at: Date): Promise<void> {
    const inquiry = chat.inquiryId ? await this.inquiries.byId(chat.inquiryId) : null;
    const ownerId = chat.agentId ?? inquiry?.ownerId ?? null;
    // With nobody to remind, the first rung is the team's.
    const rung = stage === 1 && !ownerId ? 'team' : rungs[stage];
    const { id: chatId, conversationId, inquiryId } = chat;
    this.outbox.add(
      ChatUnanswered.of({ chatId, conversationId, inquiryId, ownerId, rung, waitingSince, at: at.toISOString() }),
    );
    const alarm = { ...queueLine(chat), rung, ownerId, waitingSince };
    this.work.afterCommit(() => {
      if (rung === 'head') this.desks.toHeads('chat:alarm', alarm);
      if (rung === 'team') this.desks.toAgents('chat:alarm', alarm);
      if (rung === 'owner' && ownerId) this.desks.toAgent(ownerId, 'chat:alarm', alarm);
    });
  }
}
