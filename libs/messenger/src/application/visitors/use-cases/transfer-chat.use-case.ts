import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { employee, keyOf } from '../../../domain/participant.js';
import { AgentUnknown, DepartmentUnknown, TransferNotToOne } from '../../../domain/visitors/visitor-errors.js';
import { type ChatAct, ChatChanges } from '../chat-changes.js';
import { Agents } from '../ports/agents.port.js';
import { VisitorRules } from '../visitor-rules.js';
import { AssignWaitingChats } from './assign-waiting-chats.use-case.js';

export interface Transfer {
  chatId: string;
  /** Exactly one of the two. */
  employeeId: string | null;
  department: string | null;
  /** For the colleague; the visitor never sees it. */
  note: string | null;
}

/** An agent hands a chat to a colleague or to a department. @throws TransferNotToOne, AgentUnknown, DepartmentUnknown, ChatClosed */
@UseCase()
export class TransferChat {
  constructor(
    private readonly changes: ChatChanges,
    private readonly agents: Agents,
    private readonly assign: AssignWaitingChats,
    private readonly rules: VisitorRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute({ chatId, employeeId, department, note }: Transfer): Promise<void> {
    if ((employeeId === null) === (department === null)) throw new TransferNotToOne();
    if (employeeId) await this.mustBeAgent(employeeId);
    else if (!department || !this.rules.departments.has(department)) throw new DepartmentUnknown();
    await this.changes.of(chatId, async (act) => {
      if (employeeId) act.chat.handTo(employeeId, act.at, note);
      else act.chat.giveBack(act.at, { department, note, by: act.by.id });
      await this.told(act, { employeeId, department, note });
      this.work.afterCommit(() => this.assign.execute());
    });
  }
  private async mustBeAgent(employeeId: string): Promise<void> {
    const all = await this.agents.all(this.clock.now());
    if (!all.some((a) => a.employeeId === employeeId)) throw new AgentUnknown();
  }
  private told(act: ChatAct, { employeeId, department, note }: Omit<Transfer, 'chatId'>): Promise<void> {
    const to = employeeId ? keyOf(employee(employeeId)) : null;
    const title = department ? (this.rules.departments.get(department)?.title ?? department) : null;
    return this.changes.note(act, 'chat-transferred', { who: to, department: title, note });
  }
}
