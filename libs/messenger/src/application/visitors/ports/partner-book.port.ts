import type { PartnerRecord } from '../../../domain/visitors/partner.js';

/** Outside partners. */
export abstract class PartnerBook {
  abstract byId(partnerId: string): Promise<PartnerRecord | null>;
  abstract byToken(tokenHash: string): Promise<PartnerRecord | null>;
  /** Keeps a new one, or what has become of a known one. */
  abstract put(partner: PartnerRecord): Promise<void>;
  /** When he was here last, and nothing else: his link may be taken back at the same moment. */
  abstract seen(partnerId: string, at: Date): Promise<void>;
}
