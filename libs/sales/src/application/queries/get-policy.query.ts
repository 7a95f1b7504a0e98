import { Query } from '@prorab/platform/marks';
import type { PolicyDocument } from '../../domain/distribution/policy-document.js';
import { PolicyBook } from '../ports/policy-book.port.js';

/** The distribution policy in force. */
@Query()
export class GetPolicy {
  constructor(private readonly policies: PolicyBook) {}

  execute(): Promise<PolicyDocument> {
    return this.policies.current();
  }
}
