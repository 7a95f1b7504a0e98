import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { PartnerMissing } from '../../../domain/visitors/visitor-errors.js';
import { PartnerBook } from '../ports/partner-book.port.js';
import { Seals } from '../ports/seals.port.js';
import { VisitorRules } from '../visitor-rules.js';

/** A new secret link of a partner, or none any more. The link before is good no longer, either way. */
@UseCase()
export class ChangePartnerLink {
  constructor(
    private readonly partners: PartnerBook,
    private readonly seals: Seals,
    private readonly rules: VisitorRules,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws PartnerMissing @returns the secret, shown this once */
  make({ partnerId }: { partnerId: string }): Promise<{ token: string; until: Date }> {
    const { token, hash } = this.seals.mint();
    const until = new Date(this.clock.now().getTime() + this.rules.partnerLinkMs);
    return this.change(partnerId, { tokenHash: hash, tokenUntil: until }).then(() => ({ token, until }));
  }
  /** @throws PartnerMissing */
  revoke({ partnerId }: { partnerId: string }): Promise<void> {
    return this.change(partnerId, { tokenHash: null, tokenUntil: null });
  }
  private change(partnerId: string, link: { tokenHash: string | null; tokenUntil: Date | null }): Promise<void> {
    return this.work.run(async () => {
      const partner = await this.partners.byId(partnerId);
      if (!partner) throw new PartnerMissing(partnerId);
      await this.partners.put({ ...partner, ...link });
      const action = link.tokenHash ? 'messenger.partner-link-made' : 'messenger.partner-link-revoked';
      this.audit.record({ action, subject: `partner:${partnerId}`, after: { until: link.tokenUntil } });
    });
  }
}
