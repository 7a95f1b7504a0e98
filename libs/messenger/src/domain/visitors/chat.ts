import { ChatClosed } from './visitor-errors.js';

export const chatStates = ['waiting', 'active', 'closed'] as const;
export type ChatState = (typeof chatStates)[number];
export type CloseReason = 'agent' | 'stale' | 'conversation-closed' | 'merged';
/** Who has been told that the visitor waits: nobody, the owner, the team, the head. */
export type LadderStage = 0 | 1 | 2 | 3;

export interface ChatRecord {
  readonly id: string;
  readonly conversationId: string;
  readonly visitorId: string;
  readonly site: string;
  readonly state: ChatState;
  readonly agentId: string | null;
  /** Only people of this department get it from the queue. */
  readonly department: string | null;
  readonly inquiryId: string | null;
  readonly partyId: string | null;
  readonly openedAt: Date;
  /** Its place in the queue goes by this. */
  readonly waitingSince: Date | null;
  readonly assignedAt: Date | null;
  readonly firstAnsweredAt: Date | null;
  /** The first message of the visitor that nobody has answered. */
  readonly unansweredSince: Date | null;
  readonly lastVisitorAt: Date;
  readonly lastAgentAt: Date | null;
  readonly ladderStage: LadderStage;
  readonly ladderDue: Date | null;
  /** Since when its agent has no desk open. */
  readonly agentGoneSince: Date | null;
  /** Who put it back: the queue does not give it to him again. */
  readonly returnedBy: string | null;
  /** For the next agent; the visitor never sees it. */
  readonly note: string | null;
  readonly closedAt: Date | null;
  /** Employee id; null: the house. */
  readonly closedBy: string | null;
  readonly closeReason: CloseReason | null;
}

/** One service of a visitor, from his first message until it is closed. His conversation holds them all. */
export class Chat {
  #state: ChatRecord;
  private constructor(state: ChatRecord) {
    this.#state = state;
  }
  static restore = (state: ChatRecord): Chat => new Chat(state);
  static open(of: Pick<ChatRecord, 'id' | 'conversationId' | 'visitorId' | 'site'> & { at: Date }): Chat {
    const { at, ...rest } = of;
    return new Chat({
      ...rest,
      ...{ state: 'waiting', agentId: null, department: null, inquiryId: null, partyId: null, note: null },
      ...{ openedAt: at, waitingSince: at, assignedAt: null, firstAnsweredAt: null, unansweredSince: null },
      ...{ lastVisitorAt: at, lastAgentAt: null, ladderStage: 0, ladderDue: null, agentGoneSince: null },
      ...{ returnedBy: null, closedAt: null, closedBy: null, closeReason: null },
    });
  }
  get id(): string {
    return this.#state.id;
  }
  get state(): ChatRecord {
    return this.#state;
  }

  /** @returns whether he begins to wait for an answer with this message */
  visitorWrote(at: Date): boolean {
    const begins = this.#state.unansweredSince === null;
    this.#set({ lastVisitorAt: at, ...(begins ? { unansweredSince: at, ladderStage: 0, ladderDue: null } : {}) });
    return begins;
  }
  /** Who answers a chat that nobody has, has it. @returns whether a message of the visitor waited for this */
  agentWrote(employeeId: string, at: Date): boolean {
    if (this.#state.state === 'waiting') this.take(employeeId, at);
    const waited = this.#state.unansweredSince !== null;
    const firstAnsweredAt = this.#state.firstAnsweredAt ?? (waited ? at : null);
    this.#set({ lastAgentAt: at, firstAnsweredAt, unansweredSince: null, ladderStage: 0, ladderDue: null });
    return waited;
  }
  /** By the queue, or by somebody who takes it from the queue or from a colleague. @throws ChatClosed */
  take(employeeId: string, at: Date): void {
    this.#mustBeOpen();
    this.#set({ state: 'active', agentId: employeeId, assignedAt: at, waitingSince: null, agentGoneSince: null });
    this.#set({ returnedBy: null });
  }
  /** Back to the queue, to the place that its waiting visitor had. @throws ChatClosed */
  giveBack(at: Date, to: { department?: string | null; note?: string | null; by?: string | null } = {}): void {
    this.#mustBeOpen();
    const { unansweredSince, note, department } = this.#state;
    const waitingSince = unansweredSince ?? at;
    this.#set({ state: 'waiting', agentId: null, assignedAt: null, agentGoneSince: null, waitingSince });
    this.#set({ note: to.note ?? note, returnedBy: to.by ?? null });
    this.#set({ department: to.department === undefined ? department : to.department });
  }
  handTo(employeeId: string, at: Date, note: string | null): void {
    this.take(employeeId, at);
    this.#set({ note: note ?? this.#state.note, department: null });
  }
  close(by: string | null, reason: CloseReason, at: Date): boolean {
    if (this.#state.state === 'closed') return false;
    this.#set({ state: 'closed', closedAt: at, closedBy: by, closeReason: reason, waitingSince: null });
    this.#set({ unansweredSince: null, ladderStage: 0, ladderDue: null, agentGoneSince: null });
    return true;
  }
  /** The visitor writes again soon after: to the same agent if he is there, else to whoever is. */
  reopen(at: Date, agentIsThere: boolean): void {
    this.#set({ state: 'waiting', closedAt: null, closedBy: null, closeReason: null, waitingSince: at });
    if (agentIsThere && this.#state.agentId) this.take(this.#state.agentId, at);
    else this.#set({ agentId: null, assignedAt: null });
  }
  agentGone(at: Date): void {
    if (!this.#state.agentGoneSince) this.#set({ agentGoneSince: at });
  }
  agentCame(): void {
    if (this.#state.agentGoneSince) this.#set({ agentGoneSince: null });
  }
  belongsTo(inquiryId: string, partyId: string): void {
    this.#set({ inquiryId, partyId });
  }
  ofVisitor(visitorId: string): void {
    this.#set({ visitorId });
  }
  /** The next rung is due then. */
  climbAt(due: Date | null): void {
    this.#set({ ladderDue: due });
  }
  /** @returns false when the message was answered meanwhile, or this rung was climbed before */
  climb(stage: 1 | 2 | 3, since: Date): boolean {
    const { state, unansweredSince, ladderStage } = this.#state;
    if (state === 'closed' || unansweredSince?.getTime() !== since.getTime() || ladderStage >= stage) return false;
    this.#set({ ladderStage: stage, ladderDue: null });
    return true;
  }

  #mustBeOpen(): void {
    if (this.#state.state === 'closed') throw new ChatClosed(this.id);
  }
  #set(part: Partial<ChatRecord>): void {
    this.#state = { ...this.#state, ...part };
  }
}
