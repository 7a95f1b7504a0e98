import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { Participant } from '../../domain/participant.js';
import { VisitorUnknown } from '../../domain/visitors/visitor-errors.js';
import { ConversationOpening } from '../conversation-opening.js';
import { VisitorBook } from './ports/visitor-book.port.js';
import { CurrentTalk } from './queries/current-talk.query.js';

export interface PlaceOfVisitor {
  conversationId: string;
  openChatId: string | null;
}

/** Where what a visitor says or brings belongs. It makes his conversation: who only looks at pages has none. */
@UseCase()
export class VisitorPlace {
  constructor(
    private readonly visitors: VisitorBook,
    private readonly talk: CurrentTalk,
    private readonly opening: ConversationOpening,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws VisitorUnknown */
  of(visitorId: string): Promise<PlaceOfVisitor> {
    return this.work.run(async () => {
      // Two tabs that write their first message at once make one conversation.
      if (!(await this.visitors.take(visitorId))) throw new VisitorUnknown();
      const talk = await this.talk.of(visitorId);
      return talk ?? { conversationId: await this.open({ kind: 'visitor', id: visitorId }), openChatId: null };
    });
  }
  private async open(me: Participant): Promise<string> {
    const of = { kind: 'customer', key: me.id, title: null, by: me, members: [me] } as const;
    return (await this.opening.open(of)).conversationId;
  }
}
