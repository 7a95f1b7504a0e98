import { Every, JobHandler } from '@prorab/platform/marks';
import { CloseStuckChats } from '../../../application/visitors/use-cases/close-stuck-chats.use-case.js';

@Every({ everyMs: 300_000 })
@JobHandler('messenger.close-stuck-chats-by-the-clock', { transactional: false })
export class CloseStuckChatsByTheClock {
  constructor(private readonly useCase: CloseStuckChats) {}

  run(): Promise<void> {
    return this.useCase.execute();
  }
}
