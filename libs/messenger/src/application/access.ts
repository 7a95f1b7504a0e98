import { currentActor, holds } from '@prorab/platform/marks';
import type { ConversationKind, ConversationRecord } from '../domain/conversation.js';
import type { MemberRecord } from '../domain/member.js';
import { ConversationMissing } from '../domain/messenger-errors.js';
import type { Participant } from '../domain/participant.js';

/** Kinds that those who hold a right read and write without being members; all others are for their members only. */
export const openTo: Partial<Record<ConversationKind, string>> = {
  inquiry: 'messenger.inquiry-room.use',
  customer: 'messenger.customer-chat.use',
};

/** Whether somebody may be in a conversation: as its member, or by a right over all of its kind. */
export function mayEnter(
  { kind }: Pick<ConversationRecord, 'kind'>,
  member: Pick<MemberRecord, 'leftAt'> | null,
  who: Participant,
): boolean {
  if (member && !member.leftAt) return true;
  if (who.kind === 'assistant' || who.kind === 'system') return true;
  const actor = currentActor();
  const right = openTo[kind];
  return who.kind === 'employee' && actor.kind === 'employee' && right !== undefined && holds(actor.role, right);
}
/** @throws ConversationMissing: that it exists is nobody's business either */
export function mustEnter(
  conversation: Pick<ConversationRecord, 'id' | 'kind'>,
  member: MemberRecord | null,
  who: Participant,
): void {
  if (!mayEnter(conversation, member, who)) throw new ConversationMissing(conversation.id);
}
