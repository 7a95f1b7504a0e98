import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { pageAddress } from '../../../domain/visitors/page-address.js';
import { invitationFor } from '../../../domain/visitors/site.js';
import { LineState } from '../line-state.js';
import { VisitorBook } from '../ports/visitor-book.port.js';
import { CurrentTalk } from '../queries/current-talk.query.js';
import { VisitorRules } from '../visitor-rules.js';

/** The widget asks whether to invite now: by the rules of the page, only with somebody on line, once a day, never in the middle of a chat. */
@UseCase()
export class InviteVisitor {
  constructor(
    private readonly visitors: VisitorBook,
    private readonly talk: CurrentTalk,
    private readonly line: LineState,
    private readonly rules: VisitorRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute({ visitorId, url }: { visitorId: string; url: string }): Promise<{ text: string | null }> {
    const address = pageAddress(url);
    if (!address || !(await this.line.isOpen())) return { text: null };
    return this.work.run(async () => {
      const visitor = await this.visitors.take(visitorId);
      const site = visitor && this.rules.sites.get(visitor.state.site);
      const at = this.clock.now();
      const rule = site ? invitationFor(site, address, at) : null;
      if (!visitor || !rule || (await this.talk.of(visitorId))?.openChatId || !visitor.invite(at))
        return { text: null };
      await this.visitors.save(visitor);
      return { text: rule.text };
    });
  }
}
