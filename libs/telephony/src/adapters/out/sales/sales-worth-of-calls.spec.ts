import { ManualClock } from '@prorab/kernel';
import { type InquiryWorth, InquiryWorths } from '@prorab/sales/contract';
import { worthOfCallsContract } from '../../../application/ports/report-neighbours.contract.js';
import { SalesWorthOfCalls } from './sales-worth-of-calls.js';

class SomeWorths extends InquiryWorths {
  asked = 0;
  fails = false;
  constructor(readonly some: readonly InquiryWorth[]) {
    super();
  }
  async of(): Promise<InquiryWorth[]> {
    this.asked++;
    if (this.fails) throw new Error('the base is away');
    return [...this.some];
  }
}
worthOfCallsContract('of sales', (cells) => {
  const some = cells.map(({ received, ...c }) => ({ ...c, received: received.toString() }));
  return new SalesWorthOfCalls(new SomeWorths(some), new ManualClock('2026-11-27T09:00:00Z'));
});

describe('worth of calls of sales', () => {
  it('is asked for once in ten minutes, and again after it failed', async () => {
    const [worths, clock] = [new SomeWorths([]), new ManualClock('2026-11-27T09:00:00Z')];
    const port = new SalesWorthOfCalls(worths, clock);
    const ask = () => port.during({ from: '2025-11-27', to: '2026-11-27' });
    worths.fails = true;
    await expect(ask()).rejects.toThrow('away');
    worths.fails = false;
    await Promise.all([ask(), ask()]);
    clock.advance({ minutes: 9 });
    await ask();
    expect(worths.asked).toBe(2);
    clock.advance({ minutes: 1 });
    await ask();
    expect(worths.asked).toBe(3);
  });
});
