import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { MessageRecord } from '../../../domain/message.js';
import type { Participant } from '../../../domain/participant.js';
import { ConversationBook } from '../../ports/conversation-book.port.js';
import { MessageBook } from '../../ports/message-book.port.js';
import { PostMessage } from '../../use-cases/post-message.use-case.js';
import type { GreetingLanguage } from '../../../domain/visitors/greeting.js';
import { ChatGreeting } from '../chat-greeting.js';
import { VisitorPlace } from '../visitor-place.js';
import { CurrentTalk } from '../queries/current-talk.query.js';

export interface VisitorSays {
  visitorId: string;
  clientId: string;
  text: string;
  /** Ids of files that he brought here. */
  files?: readonly string[];
  /** Of his widget. */
  language?: GreetingLanguage | null;
}

/** A visitor writes. His first message makes his conversation; who only looks at pages has none. */
@UseCase()
export class SayAsVisitor {
  constructor(
    private readonly place: VisitorPlace,
    private readonly talk: CurrentTalk,
    private readonly conversations: ConversationBook,
    private readonly messages: MessageBook,
    private readonly post: PostMessage,
    private readonly greeting: ChatGreeting,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws VisitorUnknown, MessageEmpty, TextTooLong, ClientIdReused */
  execute({ visitorId, clientId, text, files = [], language = null }: VisitorSays): Promise<MessageRecord> {
    const me: Participant = { kind: 'visitor', id: visitorId };
    return this.work.run(async () => {
      const { conversationId, openChatId } = await this.place.of(visitorId);
      const before = await this.saidBeforeMerge(conversationId, me, clientId);
      if (before) return before;
      const message = await this.post.execute({ conversationId, clientId, text, files }, me);
      if (!openChatId) await this.greetLater(visitorId, language ?? 'ru');
      return message;
    });
  }
  /** This message has begun a chat. */
  private async greetLater(visitorId: string, language: GreetingLanguage): Promise<void> {
    const chatId = (await this.talk.of(visitorId))?.openChatId;
    if (chatId) await this.greeting.plan(chatId, language);
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
