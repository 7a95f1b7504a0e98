import { UseCase } from '@prorab/platform/marks';
import { memberLimit } from '../../domain/message-limits.js';
import { MemberUnknown, TooMany } from '../../domain/messenger-errors.js';
import { employee } from '../../domain/participant.js';
import { myself } from '../author.js';
import { ConversationOpening } from '../conversation-opening.js';
import { Colleagues } from '../ports/colleagues.port.js';

/** A conversation of some colleagues under a title. */
@UseCase()
export class OpenGroup {
  constructor(
    private readonly opening: ConversationOpening,
    private readonly colleagues: Colleagues,
  ) {}

  async execute(of: { title: string; employeeIds: readonly string[] }): Promise<{ conversationId: string }> {
    const me = myself().employeeId;
    const ids = [...new Set([me, ...of.employeeIds])];
    if (ids.length > memberLimit) throw new TooMany('members', memberLimit);
    const here = new Set((await this.colleagues.all()).filter((c) => c.active).map((c) => c.employeeId));
    if (ids.some((id) => !here.has(id))) throw new MemberUnknown();
    const members = ids.map(employee);
    return this.opening.open({ kind: 'group', key: null, title: of.title, by: employee(me), members });
  }
}
