import type { PresenceSeen } from '../../domain/presence.js';
import type { Participant } from '../../domain/participant.js';

/** Events of the wire that tell of conversations; their payloads are in docs/realtime.md. */
export type ChatEvent =
  | 'chat:message'
  | 'chat:conversation'
  | 'chat:gone'
  | 'chat:cursor'
  | 'chat:typing'
  | 'chat:state'
  | 'presence'
  | 'presence:mine';

/**
 * Tells those who are connected, now. Nothing is kept and nothing is sure: who was away asks for what is newer than what he has.
 * Called after the commit.
 */
export abstract class FanOut {
  /** Every device of the staff that has the conversation. */
  abstract toConversation(conversationId: string, event: ChatEvent, payload: object): void;
  /** Those outside of the house who take part: the visitor, the partner. */
  abstract toOutsiders(conversationId: string, event: ChatEvent, payload: object): void;
  /** Every device of one person. */
  abstract toPerson(who: Participant, event: ChatEvent, payload: object): void;
  /** To everybody of the staff, within a second and together with what is told of others: when all come in the morning, each hears of all. */
  abstract tellPresence(seen: PresenceSeen): void;
  /** From now on the devices of this person have the conversation. */
  abstract letIn(who: Participant, conversationId: string): void;
  abstract putOut(who: Participant, conversationId: string): void;
}
