import { Clock, newId } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { myself } from '../../author.js';
import { PartnerBook } from '../ports/partner-book.port.js';

/** Notes somebody of a carrier or a factory. He has no link yet. */
@UseCase()
export class MakePartner {
  constructor(
    private readonly partners: PartnerBook,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ name, company }: { name: string; company: string | null }): Promise<{ partnerId: string }> {
    const createdBy = myself().employeeId;
    return this.work.run(async () => {
      const id = newId();
      const link = { tokenHash: null, tokenUntil: null, lastSeenAt: null };
      await this.partners.put({ id, name, company, createdBy, createdAt: this.clock.now(), ...link });
      this.audit.record({ action: 'messenger.partner-made', subject: `partner:${id}`, after: { name, company } });
      return { partnerId: id };
    });
  }
}
