import type { PolicyDocument } from '../../domain/distribution/policy-document.js';

/** The distribution policy in force. */
export abstract class PolicyBook {
  /** The default while none was kept. */
  abstract current(): Promise<PolicyDocument>;
  abstract keep(policy: PolicyDocument, act: { at: Date; by: string | null }): Promise<void>;
}
