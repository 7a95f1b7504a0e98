import { JobHandler } from '@prorab/platform/marks';
import { type GreetingOrder, greetingJob } from '../../../application/visitors/chat-greeting.js';
import { GreetWaitingChat } from '../../../application/visitors/use-cases/greet-waiting-chat.use-case.js';

@JobHandler(greetingJob)
export class GreetWaitingChatInTime {
  constructor(private readonly useCase: GreetWaitingChat) {}

  run(payload: GreetingOrder): Promise<void> {
    return this.useCase.execute(payload);
  }
}
