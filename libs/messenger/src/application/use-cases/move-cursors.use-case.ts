import { Clock } from '@prorab/kernel';
import { Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { SpeechRead } from '../../contract/index.js';
import { type Participant, keyOf } from '../../domain/participant.js';
import { currentParticipant } from '../author.js';
import { ConversationBook } from '../ports/conversation-book.port.js';
import { FanOut } from '../ports/fan-out.port.js';
import { MessageBook } from '../ports/message-book.port.js';

export interface CursorMove {
  conversationId: string;
  deliveredSeq?: number;
  readSeq?: number;
}

/** A device has got messages, or its user has read them. Cursors are the person's, not the device's, and only go forward. */
@UseCase()
export class MoveCursors {
  constructor(
    private readonly conversations: ConversationBook,
    private readonly messages: MessageBook,
    private readonly fanOut: FanOut,
    private readonly outbox: Outbox,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ moves }: { moves: readonly CursorMove[] }, by: Participant = currentParticipant()): Promise<void> {
    return this.work.run(async () => {
      for (const move of [...moves].sort((a, b) => (a.conversationId < b.conversationId ? -1 : 1)))
        await this.move(move, by);
    });
  }

  private async move({ conversationId, ...to }: CursorMove, by: Participant): Promise<void> {
    const before = to.readSeq === undefined ? null : await this.conversations.memberOf(conversationId, by);
    const now = await this.conversations.advance(conversationId, by, to);
    if (!now) return;
    if (before && by.kind === 'employee' && now.readSeq > before.readSeq) {
      const at = this.clock.now().toISOString();
      for (const key of await this.messages.speechesBetween(conversationId, before.readSeq, now.readSeq))
        this.outbox.add(SpeechRead.of({ key, employeeId: by.id, at }));
    }
    this.work.afterCommit(() => {
      const cursor = { conversationId, who: keyOf(by), ...now };
      this.fanOut.toConversation(conversationId, 'chat:cursor', cursor);
      if (to.readSeq !== undefined) this.fanOut.toOutsiders(conversationId, 'chat:cursor', cursor);
    });
  }
}
