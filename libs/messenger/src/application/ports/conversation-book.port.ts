import type { Conversation, ConversationKind } from '../../domain/conversation.js';
import type { MemberRecord } from '../../domain/member.js';
import type { Participant } from '../../domain/participant.js';

export interface Taken {
  conversation: Conversation;
  member: MemberRecord | null;
  /** Id of a message; null also if nobody asked for it. */
  saidBefore: string | null;
}

/** Conversations and who takes part in them. Changes stand inside a unit of work. */
export abstract class ConversationBook {
  /**
   * Locks the conversation until the unit of work ends. With the membership of `who`, if he has one (a past one too), and with
   * the id of what he has said under `clientId`, here or elsewhere: all that saying something asks for, in one question.
   */
  abstract take(id: string, who: Participant, clientId?: string): Promise<Taken | null>;
  /** Not locked. */
  abstract idOf(kind: ConversationKind, key: string): Promise<string | null>;
  /**
   * Keeps a new one. If another was first with this kind and key, that one stands.
   * @returns id of the conversation that stands
   */
  abstract add(conversation: Conversation): Promise<string>;
  /** @param writer who has just written the newest message, and so has read all up to it */
  abstract save(conversation: Conversation, writer?: Participant): Promise<void>;

  abstract memberOf(conversationId: string, who: Participant): Promise<MemberRecord | null>;
  /** Those who take part now, in the order in which they came. */
  abstract membersOf(conversationId: string): Promise<MemberRecord[]>;
  abstract countMembers(conversationId: string): Promise<number>;
  /** Lets in, or changes; who left and comes back goes on with his old cursors. */
  abstract putMember(member: MemberRecord): Promise<void>;
  /**
   * Moves the cursors on, never back and never beyond the last message; what is read is delivered too. Only for who takes part.
   * Locks the membership: of two at once, the second finds what the first has read.
   * @returns the cursors that stand now and how far he had read before, null if nothing moved
   */
  abstract advance(
    conversationId: string,
    who: Participant,
    to: { deliveredSeq?: number; readSeq?: number },
    at: Date,
  ): Promise<{ deliveredSeq: number; readSeq: number; readBefore: number } | null>;
}
