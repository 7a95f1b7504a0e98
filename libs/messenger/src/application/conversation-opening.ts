import { Clock, newId } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { Conversation, type ConversationRecord } from '../domain/conversation.js';
import { type Participant, isSame } from '../domain/participant.js';
import { ConversationBook } from './ports/conversation-book.port.js';
import { FanOut } from './ports/fan-out.port.js';
import { conversationView } from './wire.js';

export interface Opening extends Pick<ConversationRecord, 'kind' | 'key' | 'title'> {
  inquiryId?: string | null;
  by: Participant;
  members: readonly Participant[];
}

/** Makes a conversation, or finds the one that is the only one of its key; two who open it at once get the same. */
@UseCase()
export class ConversationOpening {
  constructor(
    private readonly conversations: ConversationBook,
    private readonly fanOut: FanOut,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  open({ members, by, inquiryId = null, ...of }: Opening): Promise<{ conversationId: string; isNew: boolean }> {
    return this.work.run(async () => {
      const known = of.key === null ? null : await this.conversations.idOf(of.kind, of.key);
      if (known) return { conversationId: known, isNew: false };
      const at = this.clock.now();
      const conversation = Conversation.open({ id: newId(), ...of, inquiryId, createdBy: by, at });
      const stands = await this.conversations.add(conversation);
      if (stands !== conversation.id) return { conversationId: stands, isNew: false };
      for (const who of members)
        await this.conversations.putMember({
          ...{ conversationId: stands, who, role: isSame(who, by) ? 'owner' : 'member', joinedAt: at, leftAt: null },
          ...{ deliveredSeq: 0, readSeq: 0, muted: false, readAt: null },
        });
      this.work.afterCommit(() =>
        members.forEach((who) => {
          this.fanOut.letIn(who, stands);
          this.fanOut.toPerson(who, 'chat:conversation', conversationView(conversation.state));
        }),
      );
      return { conversationId: stands, isNew: true };
    });
  }
}
