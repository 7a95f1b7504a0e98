import type { Need } from '../../../domain/inquiry/pipeline.js';
import { InquiryPossessions, type OpenInquiry } from './inquiry-possessions.port.js';

/** Possessions by the id of the inquiry or of the party. */
export class FakeInquiryPossessions extends InquiryPossessions {
  readonly had = new Map<string, Set<Need>>();
  /** By the id of the party. */
  readonly open = new Map<string, OpenInquiry>();
  give(id: string, ...things: Need[]): void {
    this.had.set(id, new Set([...(this.had.get(id) ?? []), ...things]));
  }
  async of({ inquiryId, partyId }: { inquiryId: string; partyId: string }): Promise<ReadonlySet<Need>> {
    return new Set([...(this.had.get(inquiryId) ?? []), ...(this.had.get(partyId) ?? [])]);
  }
  async openInquiryOf(partyId: string): Promise<OpenInquiry | null> {
    return this.open.get(partyId) ?? null;
  }
}
