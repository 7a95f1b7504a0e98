import { ChatUnanswered } from '@prorab/messenger/contract';
import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { TellOfUnansweredChat } from '../use-cases/tell-of-unanswered-chat.use-case.js';

/** A customer waits in a chat: who has no desk open is to hear of it on his phone. */
@OnEvent(ChatUnanswered, { as: 'assistant.tell-of-silence-when-chat-unanswered' })
export class TellOfSilenceWhenChatUnanswered implements Subscriber<ChatUnanswered> {
  constructor(private readonly useCase: TellOfUnansweredChat) {}

  async handle({ ownerId = null, inquiryId = null, at, waitingSince, ...event }: ChatUnanswered): Promise<void> {
    const { chatId, conversationId, rung } = event;
    const wait = { waitingSince: new Date(waitingSince), at: new Date(at) };
    await this.useCase.execute({ chatId, conversationId, rung, ownerId, inquiryId, ...wait });
  }
}
