import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { house } from '../../../domain/participant.js';
import { ChatChanges } from '../chat-changes.js';
import { ChatBook } from '../ports/chat-book.port.js';
import { AssignWaitingChats } from './assign-waiting-chats.use-case.js';

/** Sales has put the chat to an inquiry: a new one, or the open one of a customer it knows. */
@UseCase()
export class LinkChat {
  constructor(
    private readonly chats: ChatBook,
    private readonly changes: ChatChanges,
    private readonly assign: AssignWaitingChats,
    private readonly work: UnitOfWork,
  ) {}

  async execute({
    contactId,
    inquiryId,
    partyId,
  }: Record<'contactId' | 'inquiryId' | 'partyId', string>): Promise<void> {
    // Contacts of letters and calls come here too.
    if (!(await this.chats.conversationOf(contactId))) return;
    await this.changes.of(
      contactId,
      async ({ chat, conversation }) => {
        chat.belongsTo(inquiryId, partyId);
        conversation.belongTo(inquiryId);
      },
      house,
    );
    await this.work.run(async () => this.work.afterCommit(() => this.assign.execute()));
  }
}
