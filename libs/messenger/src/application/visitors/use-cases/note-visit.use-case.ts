import { Clock, newId, plainLine } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { pageAddress, sourceOf } from '../../../domain/visitors/page-address.js';
import { invitationFor } from '../../../domain/visitors/site.js';
import { VisitorUnknown } from '../../../domain/visitors/visitor-errors.js';
import { LineState } from '../line-state.js';
import { AgentDesks } from '../ports/agent-desks.port.js';
import { VisitBook } from '../ports/visit-book.port.js';
import { VisitorBook } from '../ports/visitor-book.port.js';
import { CurrentTalk } from '../queries/current-talk.query.js';
import { VisitorRules } from '../visitor-rules.js';

export interface PageSeen {
  visitorId: string;
  url: string;
  title: string;
  referrer: string | null;
}

/** A visitor looks at a page: agents see it, and a rule may say after how long he is to be asked whether he needs help. */
@UseCase()
export class NoteVisit {
  constructor(
    private readonly visitors: VisitorBook,
    private readonly visits: VisitBook,
    private readonly talk: CurrentTalk,
    private readonly line: LineState,
    private readonly desks: AgentDesks,
    private readonly rules: VisitorRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns after how many seconds the widget is to ask for an invitation; null: not here */
  async execute({ visitorId, url, title, referrer }: PageSeen): Promise<{ inviteAfterSeconds: number | null }> {
    const address = pageAddress(url);
    if (!address) return { inviteAfterSeconds: null };
    const at = this.clock.now();
    const visit = { id: newId(), visitorId, url: address, title: plainLine(title).slice(0, 200), at };
    const site = await this.work.run(async () => {
      const visitor = await this.visitors.take(visitorId);
      if (!visitor) throw new VisitorUnknown();
      visitor.seen(at, sourceOf(url, referrer));
      await this.visitors.save(visitor);
      await this.visits.add(visit, this.rules.visitsKept);
      return this.rules.sites.get(visitor.state.site);
    });
    const talk = await this.talk.of(visitorId);
    if (talk?.openChatId)
      this.desks.toAgents('chat:visitor', { ...visit, chatId: talk.openChatId, at: at.toISOString() });
    const rule = site && !talk?.openChatId ? invitationFor(site, address, at) : null;
    return { inviteAfterSeconds: rule && (await this.line.isOpen()) ? rule.afterSeconds : null };
  }
}
