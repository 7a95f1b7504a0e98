import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import type { QueueAgent } from '../../domain/visitors/queue-policy.js';
import { OpenDesks } from '../ports/open-desks.port.js';
import { PresenceBook } from '../ports/presence-book.port.js';
import { type Agent, Agents } from './ports/agents.port.js';
import { ChatBook } from './ports/chat-book.port.js';
import { VisitorRules } from './visitor-rules.js';

/** Who can serve visitors now. */
@UseCase()
export class LineState {
  constructor(
    private readonly agents: Agents,
    private readonly desks: OpenDesks,
    private readonly presence: PresenceBook,
    private readonly chats: ChatBook,
    private readonly rules: VisitorRules,
    private readonly clock: Clock,
  ) {}

  /** At work, with a desk in use, and not busy, away or invisible by their own word. */
  async ready(): Promise<QueueAgent[]> {
    const [there, loads] = await Promise.all([this.there(true), this.chats.loads()]);
    const loadOf = new Map(loads.map((l) => [l.employeeId, l]));
    return there.map(({ employeeId, role }) => {
      const { load = 0, assignedAt = null } = loadOf.get(employeeId) ?? {};
      return { employeeId, load, assignedAt, departments: this.rules.departmentsOf(role) };
    });
  }
  /** Whether a visitor who writes now can hope for an answer at once. */
  async isOpen(): Promise<boolean> {
    return (await this.there(false)).length > 0;
  }

  private async there(inUse: boolean): Promise<Agent[]> {
    const [agents, desks, words] = await Promise.all([
      this.agents.all(this.clock.now()),
      this.desks.all(),
      this.presence.all(),
    ]);
    const deskOf = new Map(desks.map((d) => [d.employeeId, d.state]));
    const quiet = new Set(words.filter((w) => w.status !== 'online').map((w) => w.employeeId));
    return agents.filter(({ atWork, employeeId }) => {
      const state = deskOf.get(employeeId);
      return atWork && state !== undefined && (!inUse || state === 'active') && !quiet.has(employeeId);
    });
  }
}
