import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { MessageRecord } from '../../../domain/message.js';
import type { GreetingLanguage } from '../../../domain/visitors/greeting.js';
import { ContactNeeded, VisitorUnknown } from '../../../domain/visitors/visitor-errors.js';
import { ChatContact } from '../chat-contact.js';
import { VisitorBook } from '../ports/visitor-book.port.js';
import { CurrentTalk } from '../queries/current-talk.query.js';
import { SayAsVisitor } from './say-as-visitor.use-case.js';

export interface LeftContacts {
  visitorId: string;
  clientId: string;
  text: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  files?: readonly string[];
  language?: GreetingLanguage | null;
}

/** The form: nobody is on line, and the visitor says how he is reached. Hints only, whatever he types makes him nobody else. */
@UseCase()
export class LeaveContacts {
  constructor(
    private readonly visitors: VisitorBook,
    private readonly talk: CurrentTalk,
    private readonly contact: ChatContact,
    private readonly say: SayAsVisitor,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws ContactNeeded, and what `SayAsVisitor` throws */
  execute({ visitorId, clientId, text, files, language, ...said }: LeftContacts): Promise<MessageRecord> {
    const [name, email, phone] = [tidy(said.name), tidy(said.email), tidy(said.phone)];
    if (!email && !phone) throw new ContactNeeded();
    return this.work.run(async () => {
      const visitor = await this.visitors.take(visitorId);
      if (!visitor) throw new VisitorUnknown();
      visitor.hint({ name, email, phone });
      await this.visitors.save(visitor);
      const chatBefore = (await this.talk.of(visitorId))?.openChatId ?? null;
      const message = await this.say.execute({ visitorId, clientId, text, files, language });
      // A chat that was open before was told of without these points.
      if (chatBefore)
        this.contact.received(visitor.state, message, { contactId: message.id, channel: 'form', agentId: null });
      return message;
    });
  }
}
const tidy = (text: string | null): string | null => text?.replace(/\s+/g, ' ').trim() || null;
