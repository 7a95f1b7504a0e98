import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { MessageRecord } from '../../../domain/message.js';
import type { Participant } from '../../../domain/participant.js';
import { VisitorUnknown } from '../../../domain/visitors/visitor-errors.js';
import { ConversationOpening } from '../../conversation-opening.js';
import { ConversationBook } from '../../ports/conversation-book.port.js';
import { MessageBook } from '../../ports/message-book.port.js';
import { PostMessage } from '../../use-cases/post-message.use-case.js';
import { VisitorBook } from '../ports/visitor-book.port.js';
import { CurrentTalk } from '../queries/current-talk.query.js';

/** A visitor writes. His first message makes his conversation; who only looks at pages has none. */
@UseCase()
export class SayAsVisitor {
  constructor(
    private readonly visitors: VisitorBook,
    private readonly talk: CurrentTalk,
    private readonly opening: ConversationOpening,
    private readonly conversations: ConversationBook,
    private readonly messages: MessageBook,
    private readonly post: PostMessage,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws VisitorUnknown, MessageEmpty, TextTooLong, ClientIdReused */
  execute({
    visitorId,
    clientId,
    text,
  }: {
    visitorId: string;
    clientId: string;
    text: string;
  }): Promise<MessageRecord> {
    const me: Participant = { kind: 'visitor', id: visitorId };
    return this.work.run(async () => {
      // Two tabs that write their first message at once make one conversation.
      if (!(await this.visitors.take(visitorId))) throw new VisitorUnknown();
      const talk = await this.talk.of(visitorId);
      const conversationId = talk?.conversationId ?? (await this.open(me));
      const before = await this.saidBeforeMerge(conversationId, me, clientId);
      return before ?? this.post.execute({ conversationId, clientId, text }, me);
    });
  }
  private async open(me: Participant): Promise<string> {
    const of = { kind: 'customer', key: me.id, title: null, by: me, members: [me] } as const;
    return (await this.opening.open(of)).conversationId;
  }
  /** The answer to a message can be lost just while its visitor gets his name. */
  private async saidBeforeMerge(
    conversationId: string,
    me: Participant,
    clientId: string,
  ): Promise<MessageRecord | null> {
    for (const { who } of await this.conversations.membersOf(conversationId)) {
      if (who.kind !== 'visitor' || who.id === me.id) continue;
      const known = await this.messages.byClientId(who, clientId);
      if (known) return known.state;
    }
    return null;
  }
}
