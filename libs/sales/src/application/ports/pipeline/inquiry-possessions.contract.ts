import { newId } from '@prorab/kernel';
import type { Need } from '../../../domain/inquiry/pipeline.js';
import type { InquiryPossessions, OpenInquiry } from './inquiry-possessions.port.js';

export interface PossessionsBench {
  possessions: InquiryPossessions;
  giveParty(partyId: string, things: ('name' | 'phone' | 'inn')[]): Promise<void>;
  /** The latest of its party; `open: false`: it is closed already. */
  giveInquiry(partyId: string, inquiry: OpenInquiry, open: boolean): Promise<void>;
  giveInvoice(inquiryId: string, how: { paid: boolean; counted: boolean }): Promise<void>;
}

/** What every knower of possessions promises. */
export function describeInquiryPossessions(name: string, make: () => Promise<PossessionsBench>): void {
  describe(`inquiry possessions: ${name}`, () => {
    const has = async (bench: PossessionsBench, inquiryId: string, partyId: string): Promise<Need[]> =>
      [...(await bench.possessions.of({ inquiryId, partyId }))].sort();
    it('are those of the customer and of the inquiry, and nobody else’s', async () => {
      const bench = await make();
      const [inquiry, party] = [newId(), newId()];
      expect(await has(bench, inquiry, party)).toEqual([]);
      await bench.giveParty(party, ['phone', 'inn']);
      await bench.giveInvoice(inquiry, { paid: false, counted: true });
      expect(await has(bench, inquiry, party)).toEqual(['inn', 'invoice', 'phone']);
      expect(await has(bench, newId(), newId())).toEqual([]);
    });
    it('the open inquiry of a customer is the latest, never a closed one', async () => {
      const bench = await make();
      const party = newId();
      const inquiries = [1, 2, 3].map((number) => ({
        id: newId(),
        number,
        pipeline: number === 2 ? 'wholesale' : null,
      }));
      expect(await bench.possessions.openInquiryOf(party)).toBeNull();
      for (const inquiry of inquiries) await bench.giveInquiry(party, inquiry, inquiry.number < 3);
      expect(await bench.possessions.openInquiryOf(party)).toEqual(inquiries[1]);
    });
    it('an invoice that does not count is none, a paid one is a payment too', async () => {
      const bench = await make();
      const [inquiry, party] = [newId(), newId()];
      await bench.giveInvoice(inquiry, { paid: true, counted: false });
      expect(await has(bench, inquiry, party)).toEqual([]);
      await bench.giveParty(party, ['name']);
      await bench.giveInvoice(inquiry, { paid: true, counted: true });
      expect(await has(bench, inquiry, party)).toEqual(['invoice', 'name', 'payment']);
    });
  });
}
