import { type PossibleInquiry, inquiryOf } from './invoice-inquiry.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n, 9));
const inquiry = (id: string, received: number, over: Partial<PossibleInquiry> = {}): PossibleInquiry => ({
  ...{ id, partyId: 'ours', ownerId: null, lastOwnerId: null, receivedAt: day(received), closedAt: null },
  ...over,
});
const invoice = { at: day(20), partyId: 'ours', employeeId: 'anna' };

describe('the inquiry of an invoice', () => {
  it('is the latest that was open, the manager’s own before others', () => {
    expect(inquiryOf(invoice, [inquiry('old', 1), inquiry('new', 18)])).toBe('new');
    expect(inquiryOf(invoice, [inquiry('hers', 1, { ownerId: 'anna' }), inquiry('new', 18)])).toBe('hers');
    expect(
      inquiryOf(invoice, [inquiry('hers', 1, { lastOwnerId: 'anna', closedAt: day(19) }), inquiry('new', 18)]),
    ).toBe('hers');
  });
  it('may have been closed two weeks before, not longer; and did not come after it', () => {
    expect(inquiryOf(invoice, [inquiry('a', 1, { closedAt: day(6) })])).toBe('a');
    expect(inquiryOf(invoice, [inquiry('a', 1, { closedAt: day(5) })])).toBeNull();
    expect(inquiryOf(invoice, [inquiry('a', 21)])).toBeNull();
  });
  it('is another customer’s never', () => {
    expect(inquiryOf(invoice, [inquiry('a', 18, { partyId: 'theirs' })])).toBeNull();
    expect(inquiryOf({ ...invoice, partyId: null }, [inquiry('a', 18)])).toBeNull();
  });
});
