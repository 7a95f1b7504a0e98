import type { Locks } from '@prorab/platform/marks';
import { Conversation, type ConversationKind, type ConversationRecord } from '../../domain/conversation.js';
import type { MemberRecord } from '../../domain/member.js';
import { type Participant, keyOf } from '../../domain/participant.js';
import { ConversationBook, type Taken } from './conversation-book.port.js';
import type { FakeMessageBook } from './fake-message-book.js';

const placeOf = (conversationId: string, who: Participant): string => `${conversationId} ${keyOf(who)}`;

/** Keeps states, so that what is not saved is not kept; who takes a conversation that is taken waits, as with the real one. */
export class FakeConversationBook extends ConversationBook {
  readonly rows = new Map<string, ConversationRecord>();
  readonly members = new Map<string, MemberRecord>();

  constructor(
    private readonly locks: Locks,
    private readonly messages: FakeMessageBook,
  ) {
    super();
  }

  async take(id: string, who: Participant, clientId?: string): Promise<Taken | null> {
    await this.locks.hold(id);
    const row = this.rows.get(id);
    if (!row) return null;
    const said = clientId === undefined ? null : await this.messages.byClientId(who, clientId);
    const member = await this.memberOf(id, who);
    return { conversation: Conversation.restore(row), member, saidBefore: said?.state.id ?? null };
  }
  async idOf(kind: ConversationKind, key: string): Promise<string | null> {
    return this.#idOf(kind, key);
  }
  async add({ state }: Conversation): Promise<string> {
    // Between the question and the answer nobody else comes in.
    const known = state.key === null ? null : this.#idOf(state.kind, state.key);
    if (known !== null) return known;
    this.rows.set(state.id, state);
    return state.id;
  }
  async save({ state }: Conversation, writer?: Participant): Promise<void> {
    this.rows.set(state.id, state);
    const member = writer && (await this.memberOf(state.id, writer));
    const { lastSeq: readSeq, lastAt: readAt } = state;
    if (member) await this.putMember({ ...member, deliveredSeq: readSeq, readSeq, readAt });
  }
  async memberOf(conversationId: string, who: Participant): Promise<MemberRecord | null> {
    return this.members.get(placeOf(conversationId, who)) ?? null;
  }
  async membersOf(conversationId: string): Promise<MemberRecord[]> {
    return [...this.members.values()]
      .filter((m) => m.conversationId === conversationId && m.leftAt === null)
      .sort((a, b) => a.joinedAt.getTime() - b.joinedAt.getTime() || (keyOf(a.who) < keyOf(b.who) ? -1 : 1));
  }
  async countMembers(conversationId: string): Promise<number> {
    return (await this.membersOf(conversationId)).length;
  }
  async putMember(member: MemberRecord): Promise<void> {
    this.members.set(placeOf(member.conversationId, member.who), member);
  }
  async advance(
    conversationId: string,
    who: Participant,
    { deliveredSeq = 0, readSeq = 0 }: { deliveredSeq?: number; readSeq?: number },
    at: Date,
  ): Promise<{ deliveredSeq: number; readSeq: number; readBefore: number } | null> {
    const [last, member] = [this.rows.get(conversationId)?.lastSeq, this.members.get(placeOf(conversationId, who))];
    if (last === undefined || !member || member.leftAt) return null;
    const delivered = Math.max(member.deliveredSeq, Math.min(last, Math.max(deliveredSeq, readSeq)));
    const read = Math.max(member.readSeq, Math.min(last, readSeq));
    if (delivered === member.deliveredSeq && read === member.readSeq) return null;
    const readAt = read > member.readSeq ? at : member.readAt;
    this.members.set(placeOf(conversationId, who), { ...member, deliveredSeq: delivered, readSeq: read, readAt });
    return { deliveredSeq: delivered, readSeq: read, readBefore: member.readSeq };
  }

  #idOf(kind: ConversationKind, key: string): string | null {
    return [...this.rows.values()].find((c) => c.kind === kind && c.key === key)?.id ?? null;
  }
}
