import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ChatChanges } from '../chat-changes.js';
import { AssignWaitingChats } from './assign-waiting-chats.use-case.js';

/** An agent puts a chat back into the queue, for whoever is free. @throws ChatClosed */
@UseCase()
export class ReturnChat {
  constructor(
    private readonly changes: ChatChanges,
    private readonly assign: AssignWaitingChats,
    private readonly work: UnitOfWork,
  ) {}

  execute({ chatId, note }: { chatId: string; note: string | null }): Promise<void> {
    return this.changes.of(chatId, async (act) => {
      if (act.chat.state.state === 'waiting') return;
      act.chat.giveBack(act.at, { note, by: act.by.id });
      await this.changes.note(act, 'chat-returned', { note });
      this.work.afterCommit(() => this.assign.execute());
    });
  }
}
