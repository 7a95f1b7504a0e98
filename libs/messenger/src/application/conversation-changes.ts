import { Clock, newId } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { Conversation } from '../domain/conversation.js';
import type { MemberRecord } from '../domain/member.js';
import type { Fact, Message } from '../domain/message.js';
import { ConversationMissing, MessageMissing } from '../domain/messenger-errors.js';
import { type Participant, keyOf } from '../domain/participant.js';
import { mustEnter } from './access.js';
import { currentParticipant } from './author.js';
import { ConversationBook } from './ports/conversation-book.port.js';
import { FanOut } from './ports/fan-out.port.js';
import { MessageBook } from './ports/message-book.port.js';
import { conversationView, messageView } from './wire.js';

export interface Act {
  by: Participant;
  at: Date;
  member: MemberRecord | null;
  /** Id of what was said under the client id that is at stake. */
  saidBefore: string | null;
}

/** How every change of a conversation goes: it is taken alone, looked at, kept, and told of after the commit. */
@UseCase()
export class ConversationChanges {
  constructor(
    private readonly conversations: ConversationBook,
    private readonly messages: MessageBook,
    private readonly fanOut: FanOut,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param clientId of what `by` is about to say
   * @throws ConversationMissing also for who may not know of it
   */
  in<T>(
    conversationId: string,
    work: (conversation: Conversation, act: Act) => Promise<T>,
    by: Participant = currentParticipant(),
    clientId?: string,
  ): Promise<T> {
    return this.work.run(async () => {
      const taken = await this.conversations.take(conversationId, by, clientId);
      if (!taken) throw new ConversationMissing(conversationId);
      const { conversation, member, saidBefore } = taken;
      mustEnter(conversation.state, member, by);
      const before = conversation.state;
      const result = await work(conversation, { by, at: this.clock.now(), member, saidBefore });
      if (conversation.state === before) return result;
      // With a client id it is somebody who has written; whoever takes part only from now on has been let in as having read it.
      const writes = clientId !== undefined && member && !member.leftAt;
      await this.conversations.save(conversation, writes ? by : undefined);
      return result;
    });
  }

  /** A change of one message. `work` says whether anything has changed. */
  ofMessage(
    messageId: string,
    work: (message: Message, act: Act & { conversation: Conversation }) => boolean | Promise<boolean>,
    by: Participant = currentParticipant(),
  ): Promise<Message> {
    return this.work.run(async () => {
      const conversationId = await this.messages.conversationOf(messageId);
      if (!conversationId) throw new MessageMissing(messageId);
      return this.in(
        conversationId,
        async (conversation, act) => {
          const message = await this.messages.byId(messageId);
          if (!message) throw new MessageMissing(messageId);
          if (await work(message, { ...act, conversation })) {
            await this.messages.save(message);
            this.tell(conversation, message);
          }
          return message;
        },
        by,
      ).catch((error: unknown) => {
        throw error instanceof ConversationMissing ? new MessageMissing(messageId) : error;
      });
    });
  }

  /** Who writes where he only looked until now takes part from now on. */
  async join({ id }: Conversation, { by, at, member }: Act, readSeq: number): Promise<void> {
    if (by.kind === 'system' || (member && !member.leftAt)) return;
    const fresh = { conversationId: id, who: by, role: 'member', joinedAt: at, muted: false, readAt: null } as const;
    await this.conversations.putMember({ ...(member ?? fresh), leftAt: null, deliveredSeq: readSeq, readSeq });
    this.work.afterCommit(() => this.fanOut.letIn(by, id));
  }

  /** Adds what the house has to say about it: «Анна добавила Бориса». */
  async note(conversation: Conversation, fact: Fact, at: Date): Promise<void> {
    const message = conversation.note(newId(), fact, at);
    await this.messages.add(message);
    this.tell(conversation, message);
  }

  tell({ id, state: { kind } }: Conversation, { state }: Message): void {
    this.work.afterCommit(() => {
      const view = messageView(state);
      this.fanOut.toConversation(id, 'chat:message', view);
      if (kind === 'customer' || kind === 'partner') this.fanOut.toOutsiders(id, 'chat:message', view);
    });
  }
  tellOf(conversation: Conversation): void {
    this.work.afterCommit(() =>
      this.fanOut.toConversation(conversation.id, 'chat:conversation', conversationView(conversation.state)),
    );
  }
  /** @returns those that take part besides this one */
  async others(conversationId: string, but: Participant): Promise<MemberRecord[]> {
    return (await this.conversations.membersOf(conversationId)).filter((m) => keyOf(m.who) !== keyOf(but));
  }
}
