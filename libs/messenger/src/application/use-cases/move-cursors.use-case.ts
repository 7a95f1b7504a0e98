import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type Participant, keyOf } from '../../domain/participant.js';
import { currentParticipant } from '../author.js';
import { ConversationBook } from '../ports/conversation-book.port.js';
import { FanOut } from '../ports/fan-out.port.js';
import { SpeechReading } from '../speech-reading.js';

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
    private readonly speeches: SpeechReading,
    private readonly fanOut: FanOut,
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
    const at = this.clock.now();
    const moved = await this.conversations.advance(conversationId, by, to, at);
    if (!moved) return;
    const { readBefore: after, ...now } = moved;
    if (now.readSeq > after) await this.speeches.tell({ conversationId, by, after, to: now.readSeq, at });
    this.work.afterCommit(() => {
      const cursor = { conversationId, who: keyOf(by), ...now };
      this.fanOut.toConversation(conversationId, 'chat:cursor', cursor);
      if (to.readSeq !== undefined) this.fanOut.toOutsiders(conversationId, 'chat:cursor', cursor);
    });
  }
}
