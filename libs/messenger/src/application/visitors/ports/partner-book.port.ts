import type { PartnerRecord } from '../../../domain/visitors/partner.js';

/** Outside partners. */
export abstract class PartnerBook {
  abstract byId(partnerId: string): Promise<PartnerRecord | null>;
  abstract byToken(tokenHash: string): Promise<PartnerRecord | null>;
  /** Keeps a new one, or what has become of a known one. */
  abstract put(partner: PartnerRecord): Promise<void>;
}
