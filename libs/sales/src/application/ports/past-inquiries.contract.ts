import { minutesLater } from '../../domain/inquiry/an-inquiry.builder.js';
import type { PastInquiries } from './past-inquiries.port.js';

export interface PastGiven {
  receivedAt: Date;
  /** The first who got it, and when. */
  given?: { to: string; at: Date };
  wonAt?: Date;
  spam?: boolean;
  responsibleId?: string;
}
export interface PastInquiriesBench {
  past: PastInquiries;
  /** @returns ids in the order of the list */
  add(...inquiries: PastGiven[]): Promise<string[]>;
  anna: string;
  close(): Promise<void>;
}

/** What everybody who tells of past inquiries promises. */
export function describePastInquiries(name: string, make: () => Promise<PastInquiriesBench>): void {
  describe(`past inquiries: ${name}`, () => {
    let bench: PastInquiriesBench;
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());
    const [from, to] = [minutesLater(0), minutesLater(600)];

    it('are those of the period, its beginning included and its end not, oldest first, without the spam', async () => {
      const ids = await bench.add(
        { receivedAt: minutesLater(30) },
        { receivedAt: from },
        { receivedAt: to },
        { receivedAt: minutesLater(-1) },
        { receivedAt: minutesLater(40), spam: true },
      );
      const found = await bench.past.receivedBetween(from, to);
      expect(found.map((f) => f.past.inquiryId)).toEqual([ids[1], ids[0]]);
      expect(found.map((f) => [f.employeeId, f.firstAssignedAt])).toEqual([
        [null, null],
        [null, null],
      ]);
    });

    it('tell who was the first to get each and how long it was held, to the end of the period if it is open still', async () => {
      const { anna } = bench;
      await bench.add(
        {
          receivedAt: minutesLater(1),
          given: { to: anna, at: minutesLater(11) },
          wonAt: minutesLater(71),
          responsibleId: anna,
        },
        { receivedAt: minutesLater(2), given: { to: anna, at: minutesLater(100) } },
      );
      const [won, open] = await bench.past.receivedBetween(from, to);
      expect(won).toMatchObject({
        employeeId: anna,
        firstAssignedAt: minutesLater(11),
        past: { arrivedAt: minutesLater(1), heldForMs: 60 * 60_000, facts: { channel: 'letter', responsibleId: anna } },
      });
      expect(open).toMatchObject({
        employeeId: anna,
        past: { heldForMs: 500 * 60_000, facts: { responsibleId: null } },
      });
    });
  });
}
