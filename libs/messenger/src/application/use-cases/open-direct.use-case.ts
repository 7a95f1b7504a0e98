import { UseCase } from '@prorab/platform/marks';
import { directKey } from '../../domain/conversation.js';
import { MemberUnknown } from '../../domain/messenger-errors.js';
import { employee } from '../../domain/participant.js';
import { myself } from '../author.js';
import { ConversationOpening } from '../conversation-opening.js';
import { Colleagues } from '../ports/colleagues.port.js';

/** The talk with a colleague; there is one for each pair. With oneself it is a place for notes. */
@UseCase()
export class OpenDirect {
  constructor(
    private readonly opening: ConversationOpening,
    private readonly colleagues: Colleagues,
  ) {}

  async execute({ employeeId }: { employeeId: string }): Promise<{ conversationId: string }> {
    const me = myself().employeeId;
    if (!(await this.colleagues.atWorkHere(employeeId))) throw new MemberUnknown();
    const members = [...new Set([me, employeeId])].map(employee);
    const key = directKey(me, employeeId);
    return this.opening.open({ kind: 'direct', key, title: null, by: employee(me), members });
  }
}
