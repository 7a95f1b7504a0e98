import { Clock, UseCase } from '@prorab/platform/marks';
import { USUAL_RULES } from '../../domain/notice/notice-policy.js';
import { isMuted } from '../../domain/notice/notice-settings.js';
import { NoticeFacts, type UnreadSum } from '../ports/notice-facts.port.js';
import { NoticeDesk } from './notice-desk.js';

/** What a digest would tell: everything unread that is not muted. */
@UseCase()
export class UnreadSumFor {
  constructor(
    private readonly facts: NoticeFacts,
    private readonly desk: NoticeDesk,
    private readonly clock: Clock,
  ) {}

  /** null: nothing, or the person sits at the desk and sees it there. */
  async of(employeeId: string): Promise<UnreadSum | null> {
    const now = this.clock.now();
    const at = (await this.facts.presenceOf([employeeId])).get(employeeId)?.deskActiveAt;
    if (at && now.getTime() - at.getTime() < USUAL_RULES.activeMs) return null;
    const settings = await this.desk.settingsOf(employeeId);
    const muted = settings.muted.map((m) => m.conversationId).filter((id) => isMuted(settings, id, now));
    const sum = await this.facts.unreadOf(employeeId, muted);
    return sum.messages > 0 ? sum : null;
  }
}
