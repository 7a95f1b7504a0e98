import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { NotYours } from '../../domain/messenger-errors.js';
import { employee, isSame, keyOf } from '../../domain/participant.js';
import { ConversationChanges } from '../conversation-changes.js';
import { ConversationBook } from '../ports/conversation-book.port.js';
import { FanOut } from '../ports/fan-out.port.js';

/** One goes by himself, or the owner of the group puts him out. */
@UseCase()
export class RemoveMember {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly conversations: ConversationBook,
    private readonly fanOut: FanOut,
    private readonly work: UnitOfWork,
  ) {}

  execute({ conversationId, employeeId }: { conversationId: string; employeeId: string }): Promise<void> {
    return this.changes.in(conversationId, async (conversation, { by, at, member }) => {
      conversation.mustLetIn();
      const who = employee(employeeId);
      if (!isSame(who, by) && by.kind === 'employee' && member?.role !== 'owner') throw new NotYours();
      const goes = await this.conversations.memberOf(conversationId, who);
      if (!goes || goes.leftAt) return;
      await this.conversations.putMember({ ...goes, role: 'member', leftAt: at });
      await this.inherit(conversationId, goes.role, who);
      const params = { who: keyOf(who), by: keyOf(by) };
      // Whoever answered thousands of customers and is dismissed does not bring all of them to the top, unread.
      if (conversation.state.kind !== 'customer')
        await this.changes.note(conversation, { code: 'messenger.member-left', params }, at);
      this.work.afterCommit(() => {
        this.fanOut.putOut(who, conversationId);
        this.fanOut.toPerson(who, 'chat:gone', { conversationId });
      });
    });
  }

  /** A group without an owner could never put anybody out again: the eldest of ours follows, never somebody from outside. */
  private async inherit(
    conversationId: string,
    role: 'owner' | 'member',
    left: ReturnType<typeof employee>,
  ): Promise<void> {
    const others = role === 'owner' ? await this.changes.others(conversationId, left) : [];
    const eldest = others.find((member) => member.who.kind === 'employee');
    if (eldest) await this.conversations.putMember({ ...eldest, role: 'owner' });
  }
}
