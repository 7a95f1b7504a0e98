import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { memberLimit } from '../../domain/message-limits.js';
import { MemberUnknown, TooMany } from '../../domain/messenger-errors.js';
import { employee, keyOf } from '../../domain/participant.js';
import { ConversationChanges } from '../conversation-changes.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { ConversationBook } from '../ports/conversation-book.port.js';
import { FanOut } from '../ports/fan-out.port.js';
import { conversationView } from '../wire.js';

/** Lets colleagues in; they see what was said before. */
@UseCase()
export class AddMembers {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly conversations: ConversationBook,
    private readonly colleagues: Colleagues,
    private readonly fanOut: FanOut,
    private readonly work: UnitOfWork,
  ) {}

  execute({ conversationId, employeeIds }: { conversationId: string; employeeIds: readonly string[] }): Promise<void> {
    return this.changes.in(conversationId, async (conversation, { by, at }) => {
      conversation.mustLetIn();
      const ids = [...new Set(employeeIds)];
      if ((await this.conversations.countMembers(conversationId)) + ids.length > memberLimit)
        throw new TooMany('members', memberLimit);
      for (const id of ids) {
        const who = employee(id);
        if (!(await this.colleagues.atWorkHere(id))) throw new MemberUnknown();
        const old = await this.conversations.memberOf(conversationId, who);
        if (old && !old.leftAt) continue;
        const { lastSeq } = conversation.state;
        const fresh = { deliveredSeq: lastSeq, readSeq: lastSeq, muted: false, readAt: null, role: 'member' } as const;
        await this.conversations.putMember({ ...(old ?? fresh), conversationId, who, joinedAt: at, leftAt: null });
        const params = { who: keyOf(who), by: keyOf(by) };
        await this.changes.note(conversation, { code: 'messenger.member-added', params }, at);
        this.work.afterCommit(() => {
          this.fanOut.letIn(who, conversationId);
          this.fanOut.toPerson(who, 'chat:conversation', conversationView(conversation.state));
        });
      }
    });
  }
}
