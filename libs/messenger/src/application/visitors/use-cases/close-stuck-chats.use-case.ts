import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { house } from '../../../domain/participant.js';
import { ChatBook } from '../ports/chat-book.port.js';
import { oneByOne } from '../one-by-one.js';
import { VisitorRules } from '../visitor-rules.js';
import { CloseChat } from './close-chat.use-case.js';

/** The watchdog: chats that nobody writes in any more, and those whose conversation is closed. */
@UseCase()
export class CloseStuckChats {
  constructor(
    private readonly chats: ChatBook,
    private readonly close: CloseChat,
    private readonly rules: VisitorRules,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const since = new Date(this.clock.now().getTime() - this.rules.staleMs);
    await oneByOne(await this.chats.stuck(since), ({ chatId, why }) =>
      this.close.execute({ chatId, reason: why }, house),
    );
  }
}
