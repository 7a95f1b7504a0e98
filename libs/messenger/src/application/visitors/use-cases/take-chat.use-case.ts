import { UseCase } from '@prorab/platform/marks';
import { employee, keyOf } from '../../../domain/participant.js';
import { myself } from '../../author.js';
import { ChatChanges } from '../chat-changes.js';

/** An agent takes a chat, from the queue or from a colleague. Whoever takes by hand is not held to the capacity. */
@UseCase()
export class TakeChat {
  constructor(private readonly changes: ChatChanges) {}

  execute({ chatId }: { chatId: string }): Promise<void> {
    const { employeeId } = myself();
    return this.changes.of(chatId, async (act) => {
      if (act.chat.state.agentId === employeeId && act.chat.state.state === 'active') return;
      act.chat.take(employeeId, act.at);
      await this.changes.note(act, 'chat-taken', { who: keyOf(employee(employeeId)) });
    });
  }
}
