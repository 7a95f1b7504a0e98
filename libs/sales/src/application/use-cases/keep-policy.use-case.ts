import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import type { PolicyDocument } from '../../domain/distribution/policy-document.js';
import { PolicyBook } from '../ports/policy-book.port.js';

/** The head writes the rules of distribution anew; they hold from the next choice on. */
@UseCase()
export class KeepPolicy {
  constructor(
    private readonly policies: PolicyBook,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `policy` was checked by `policyDocument` of the configuration at the door. */
  execute({ policy }: { policy: PolicyDocument }): Promise<void> {
    return this.work.run(async () => {
      const before = await this.policies.current();
      await this.policies.keep(policy, { at: this.clock.now(), by: actorId() });
      this.audit.record({ action: 'sales.policy-kept', subject: policy.name, before, after: policy });
    });
  }
}
