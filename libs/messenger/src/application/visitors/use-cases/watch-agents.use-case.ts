import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { house } from '../../../domain/participant.js';
import { OpenDesks } from '../../ports/open-desks.port.js';
import { ChatChanges } from '../chat-changes.js';
import { Agents } from '../ports/agents.port.js';
import { ChatBook } from '../ports/chat-book.port.js';
import { oneByOne } from '../one-by-one.js';
import { VisitorRules } from '../visitor-rules.js';
import { AssignWaitingChats } from './assign-waiting-chats.use-case.js';

/** Chats of agents whose desks are gone too long, or who no longer talk to visitors at all, go back to the queue. */
@UseCase()
export class WatchAgents {
  constructor(
    private readonly chats: ChatBook,
    private readonly agents: Agents,
    private readonly desks: OpenDesks,
    private readonly changes: ChatChanges,
    private readonly assign: AssignWaitingChats,
    private readonly rules: VisitorRules,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    try {
      await this.lookAtAll(this.clock.now());
    } finally {
      await this.assign.execute();
    }
  }

  private async lookAtAll(now: Date): Promise<void> {
    const active = await this.chats.active();
    if (active.length === 0) return;
    const [agents, desks] = await Promise.all([this.agents.all(now), this.desks.all()]);
    const known = new Set(agents.map((a) => a.employeeId));
    const here = new Set(desks.map((d) => d.employeeId));
    await oneByOne(active, async ({ chatId, agentId, agentGoneSince }) => {
      const isGone = !known.has(agentId);
      if (!isGone && here.has(agentId) && !agentGoneSince) return;
      await this.look(chatId, { agentId, isGone, isHere: here.has(agentId) });
    });
  }

  private look(chatId: string, agent: { agentId: string; isGone: boolean; isHere: boolean }): Promise<void> {
    return this.changes.of(
      chatId,
      async (act) => {
        const { state, agentId, agentGoneSince } = act.chat.state;
        if (state !== 'active' || agentId !== agent.agentId) return;
        if (!agent.isGone && agent.isHere) return act.chat.agentCame();
        const goneMs = agentGoneSince ? act.at.getTime() - agentGoneSince.getTime() : 0;
        if (!agent.isGone && goneMs < this.rules.agentGoneMs) return act.chat.agentGone(act.at);
        act.chat.giveBack(act.at);
        await this.changes.note(act, 'chat-agent-gone', {});
      },
      house,
    );
  }
}
