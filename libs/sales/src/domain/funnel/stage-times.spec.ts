import { type TimedDeal, stageTimesOf } from './stage-times.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n));
const deal = (over: Partial<TimedDeal>): TimedDeal => ({
  ...{ managerId: 'anna', kind: 'inquiry', at: day(1), firstInvoiceAt: null, paidAt: null, spent: {} },
  ...over,
});

describe('time in stage', () => {
  it('is the median and the ninth of ten of those that left it, of all and of each manager', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((hours) =>
      deal({ spent: { waiting: { workingMinutes: hours * 60 } }, managerId: hours > 8 ? 'boris' : 'anna' }),
    );
    const { all, managers } = stageTimesOf([...waits, deal({})]);
    expect(all).toEqual([{ stage: 'waiting', time: 'working', measured: 10, medianHours: 5, p90Hours: 9 }]);
    expect(managers.map(({ managerId, stages }) => [managerId, stages[0]?.measured, stages[0]?.medianHours])).toEqual([
      ['anna', 8, 4],
      ['boris', 2, 9],
    ]);
  });
  it('counts the way to the invoice of requests only, and the way to the money of all, never below nothing', () => {
    const { all } = stageTimesOf([
      deal({ firstInvoiceAt: day(3), paidAt: day(4) }),
      deal({ kind: 'invoice', firstInvoiceAt: day(1), paidAt: day(6) }),
      deal({ at: day(9), firstInvoiceAt: day(8) }),
    ]);
    expect(all).toEqual([
      { stage: 'to-invoice', time: 'calendar', measured: 2, medianHours: 0, p90Hours: 48 },
      { stage: 'to-payment', time: 'calendar', measured: 2, medianHours: 24, p90Hours: 120 },
    ]);
  });
  it('of nothing there is nothing', () => {
    expect(stageTimesOf([])).toEqual({ all: [], managers: [] });
  });
});
