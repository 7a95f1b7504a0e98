import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { MemberUnknown } from '../../../domain/messenger-errors.js';
import { type Participant, employee } from '../../../domain/participant.js';
import { PartnerMissing } from '../../../domain/visitors/visitor-errors.js';
import { myself } from '../../author.js';
import { ConversationOpening } from '../../conversation-opening.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { PartnerBook } from '../ports/partner-book.port.js';

export interface PartnerRoom {
  title: string;
  partnerIds: readonly string[];
  employeeIds: readonly string[];
}

/** A room that partners share with some of ours. Each partner sees the rooms that he is in and nothing else. */
@UseCase()
export class OpenPartnerRoom {
  constructor(
    private readonly opening: ConversationOpening,
    private readonly partners: PartnerBook,
    private readonly colleagues: Colleagues,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws PartnerMissing, MemberUnknown, TitleInvalid */
  execute({ title, partnerIds, employeeIds }: PartnerRoom): Promise<{ conversationId: string }> {
    const by = employee(myself().employeeId);
    return this.work.run(async () => {
      const members: Participant[] = [by];
      for (const id of new Set(employeeIds)) {
        if (!(await this.colleagues.atWorkHere(id))) throw new MemberUnknown();
        if (id !== by.id) members.push(employee(id));
      }
      for (const id of new Set(partnerIds)) {
        if (!(await this.partners.byId(id))) throw new PartnerMissing(id);
        members.push({ kind: 'partner', id });
      }
      const { conversationId } = await this.opening.open({ kind: 'partner', key: null, title, by, members });
      return { conversationId };
    });
  }
}
