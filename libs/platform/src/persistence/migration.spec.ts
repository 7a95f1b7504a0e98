import { inOrder } from './migration.js';

describe('migrations', () => {
  it('run by the day, by their number on it, then by context: the tenth of a day after the second', () => {
    const order = [
      ...['2026-11-26-9-telephony-a', '2026-11-27-1-sales-a', '2026-11-27-1-telephony-a', '2026-11-27-2-sales-b'],
      ...['2026-11-27-2-telephony-missed', '2026-11-27-10-telephony-call-back', '2026-11-27-11-sales-a'],
      '2026-12-01-1-sales-a',
    ].map((name) => ({ name }));
    expect(order.toReversed().toSorted(inOrder)).toEqual(order);
  });
});
