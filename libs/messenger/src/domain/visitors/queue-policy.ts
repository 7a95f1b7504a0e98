export interface WaitingChat {
  readonly id: string;
  readonly waitingSince: Date;
  readonly department: string | null;
  /** Owner of its inquiry. */
  readonly ownerId: string | null;
  /** Who has put it back and does not get it again. */
  readonly notAgent: string | null;
}
export interface QueueAgent {
  readonly employeeId: string;
  /** Chats that he has open. */
  readonly load: number;
  /** Last got a chat; null: never. */
  readonly assignedAt: Date | null;
  readonly departments: readonly string[];
}
export interface QueueChoice {
  readonly chatId: string;
  readonly employeeId: string;
}

const byWaiting = (a: WaitingChat, b: WaitingChat): number =>
  a.waitingSince.getTime() - b.waitingSince.getTime() || (a.id < b.id ? -1 : 1);
const idleFirst = (a: QueueAgent, b: QueueAgent): number =>
  a.load - b.load ||
  (a.assignedAt?.getTime() ?? 0) - (b.assignedAt?.getTime() ?? 0) ||
  (a.employeeId < b.employeeId ? -1 : 1);

/**
 * The next chat and who gets it: whoever has waited longest and whom somebody can take. The owner of its inquiry before all, then who has least,
 * then who has been without a new one longest. null: nobody can take any.
 */
export function nextChoice(
  waiting: readonly WaitingChat[],
  agents: readonly QueueAgent[],
  capacity: number,
): QueueChoice | null {
  const free = agents.filter((a) => a.load < capacity).sort(idleFirst);
  for (const chat of [...waiting].sort(byWaiting)) {
    const { department, notAgent } = chat;
    const belongs = (a: QueueAgent): boolean => department === null || a.departments.includes(department);
    const fit = free.filter((a) => a.employeeId !== notAgent && belongs(a));
    const agent = fit.find((a) => a.employeeId === chat.ownerId) ?? fit[0];
    if (agent) return { chatId: chat.id, employeeId: agent.employeeId };
  }
  return null;
}

/** So long until a place in the queue is served: those in front share the agents. 0: nobody is there. */
export function estimatedWaitSeconds(place: number, agents: number, servedSeconds: number): number {
  if (agents < 1) return 0;
  return Math.ceil(place / agents) * servedSeconds;
}
