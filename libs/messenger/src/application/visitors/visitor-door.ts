import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { standsOn } from '../../domain/visitors/site.js';
import { linkHolds } from '../../domain/visitors/partner.js';
import type { VisitorRecord } from '../../domain/visitors/visitor.js';
import { OriginRefused, VisitorUnknown } from '../../domain/visitors/visitor-errors.js';
import { PartnerBook } from './ports/partner-book.port.js';
import { Seals } from './ports/seals.port.js';
import { VisitorBook } from './ports/visitor-book.port.js';
import { VisitorRules, siteNamed } from './visitor-rules.js';

export type Outsider = { kind: 'visitor'; visitor: VisitorRecord } | { kind: 'partner'; id: string; name: string };

/** Who stands at the door with which secret, and on whose page. */
@UseCase()
export class VisitorDoor {
  constructor(
    private readonly visitors: VisitorBook,
    private readonly partners: PartnerBook,
    private readonly seals: Seals,
    private readonly rules: VisitorRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `origin`: of the page, as the browser says; `isOurs`: it is a page of this very server. @throws SiteMissing, OriginRefused */
  mustStandOn(site: string, { origin, isOurs }: { origin: string | null; isOurs: boolean }): void {
    const known = siteNamed(this.rules, site);
    if (origin === null || !(isOurs || standsOn(known, origin))) throw new OriginRefused();
  }

  /** What the token replaced is good no more. @throws VisitorUnknown, OriginRefused */
  async visitor(token: string, page: { origin: string | null; isOurs: boolean }): Promise<Outsider> {
    const hash = this.seals.hashOf(token);
    const visitor = await this.visitors.byToken(hash);
    if (!visitor) throw new VisitorUnknown();
    this.mustStandOn(visitor.state.site, page);
    await this.work.run(() => this.visitors.tokenUsed(hash));
    return { kind: 'visitor', visitor: visitor.state };
  }
  /** @throws VisitorUnknown also when the link is over or was taken back */
  async partner(token: string): Promise<Outsider> {
    const partner = await this.partners.byToken(this.seals.hashOf(token));
    const now = this.clock.now();
    if (!partner || !linkHolds(partner, now)) throw new VisitorUnknown();
    await this.work.run(() => this.partners.seen(partner.id, now));
    return { kind: 'partner', id: partner.id, name: partner.name };
  }
}
