import { Clock, newId } from '@prorab/kernel';
import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { Site } from '../../../domain/visitors/site.js';
import { type SiteIdentity, Visitor } from '../../../domain/visitors/visitor.js';
import { IdentityInvalid } from '../../../domain/visitors/visitor-errors.js';
import { Seals } from '../ports/seals.port.js';
import { VisitorBook } from '../ports/visitor-book.port.js';
import { VisitorMerging } from '../visitor-merging.js';
import { VisitorRules, siteNamed } from '../visitor-rules.js';

export interface SessionWish {
  site: string;
  /** The token that the browser has. */
  token: string | null;
  identity: (SiteIdentity & { hmac: string }) | null;
}

/**
 * A browser comes. Nobody's token or none makes a new visitor. A logged-in person is the same visitor in all his browsers, takes over what he
 * said before he logged in, and never what another logged-in person said. The browser keeps the token that it is answered.
 */
@UseCase()
export class OpenVisitorSession {
  constructor(
    private readonly visitors: VisitorBook,
    private readonly merging: VisitorMerging,
    private readonly seals: Seals,
    private readonly rules: VisitorRules,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws SiteMissing, IdentityInvalid */
  async execute({ site: key, token, identity }: SessionWish): Promise<{ token: string; visitorId: string }> {
    const site = siteNamed(this.rules, key);
    if (identity && !this.isSigned(identity, site)) throw new IdentityInvalid();
    return this.work.run(async () => {
      if (identity) await this.locks.hold(`messenger.identity:${site.key}:${identity.id}`);
      const hash = token === null ? null : this.seals.hashOf(token);
      const known = hash === null ? null : await this.visitors.byToken(hash);
      const current = known?.state.site === site.key ? await this.visitors.take(known.id) : null;
      if (identity) return this.identified(site, identity, current, { token, hash });
      // A name without its signature is nobody's: who is not logged in does not go on as the one who was.
      if (current && token !== null && current.state.identityId === null) return { token, visitorId: current.id };
      return this.issue(await this.come(site), null);
    });
  }

  private async identified(
    site: Site,
    identity: SiteIdentity,
    current: Visitor | null,
    { token, hash }: { token: string | null; hash: string | null },
  ): Promise<{ token: string; visitorId: string }> {
    const same = await this.visitors.byIdentity(site.key, identity.id);
    const owner = same && (await this.visitors.take(same.id));
    const mine = current?.mayBe(identity) ? current : null;
    const visitor = owner ?? mine ?? (await this.come(site));
    const wasHim = current?.id === visitor.id && current.state.identityId !== null;
    visitor.become(identity);
    await this.visitors.save(visitor);
    if (mine && mine.id !== visitor.id) await this.merging.merge(mine, visitor.id);
    if (wasHim && token !== null) return { token, visitorId: visitor.id };
    // A token of the time before the login may be known to others at this computer.
    return this.issue(visitor, mine ? hash : null);
  }
  private async come({ key, city }: Site): Promise<Visitor> {
    const visitor = Visitor.come({ id: newId(), site: key, city, at: this.clock.now() });
    await this.visitors.add(visitor);
    return visitor;
  }
  private async issue({ id }: Visitor, replaces: string | null): Promise<{ token: string; visitorId: string }> {
    const { token, hash } = this.seals.mint();
    await this.visitors.addToken({ hash, visitorId: id, replaces, at: this.clock.now() });
    return { token, visitorId: id };
  }
  private isSigned({ hmac, ...identity }: NonNullable<SessionWish['identity']>, site: Site): boolean {
    return site.identitySecret !== null && this.seals.isSealed(identity, hmac, site.identitySecret);
  }
}
