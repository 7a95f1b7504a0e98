import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { CloseReason } from '../../../domain/visitors/chat.js';
import { ChatChanges } from '../chat-changes.js';
import { ChatLadder } from '../chat-ladder.js';
import { currentParticipant } from '../../author.js';
import { AssignWaitingChats } from './assign-waiting-chats.use-case.js';

/** Ends a chat; the conversation stays and the visitor may write again. Closing what is closed changes nothing. */
@UseCase()
export class CloseChat {
  constructor(
    private readonly changes: ChatChanges,
    private readonly ladder: ChatLadder,
    private readonly assign: AssignWaitingChats,
    private readonly work: UnitOfWork,
  ) {}

  execute({ chatId, reason }: { chatId: string; reason: CloseReason }, by = currentParticipant()): Promise<void> {
    return this.changes.of(
      chatId,
      async (act) => {
        await this.ladder.stop(act.chat.state);
        if (!act.chat.close(by.kind === 'employee' ? by.id : null, reason, act.at)) return;
        await this.changes.note(act, 'chat-closed', { reason });
        this.work.afterCommit(() => this.assign.execute());
      },
      by,
    );
  }
}
