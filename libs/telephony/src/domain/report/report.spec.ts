import { Money } from '@prorab/kernel';
import fc from 'fast-check';
import { callFigures } from './call-figures.js';
import { lostWorth } from './lost-worth.js';
import { percentile } from './percentile.js';

describe('a percentile of many that are alike', () => {
  it('is the one that stands there when all stand in a row', () => {
    const weighted = fc.record({ value: fc.nat(30), count: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(weighted, { maxLength: 12 }), fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const row = values.flatMap(({ value, count }) => Array<number>(count).fill(value)).sort((a, b) => a - b);
        expect(percentile(values, percent)).toBe(row[Math.ceil((row.length * percent) / 100) - 1] ?? null);
      }),
    );
  });
});

describe('figures of calls', () => {
  it('of none say so, and of none that could be answered have no share', () => {
    expect(callFigures([])).toMatchObject({ calls: 0, answeredShare: null, waitMedian: null, talked: 0 });
    const closed = { outcome: 'closed', waited: 3, calls: 2, talked: 0 } as const;
    expect(callFigures([closed])).toMatchObject({ calls: 2, closed: 2, answeredShare: null, gaveUpMedian: null });
  });
  it('count a talk that broke as answered, and one who hung up as missed', () => {
    const cells = [
      { outcome: 'talked', waited: 4, calls: 2, talked: 100 },
      { outcome: 'broken', waited: 9, calls: 1, talked: 7 },
      { outcome: 'given-up', waited: 1, calls: 1, talked: 0 },
    ] as const;
    expect(callFigures(cells)).toEqual({
      ...{ calls: 4, answered: 3, missed: 1, closed: 0, answeredShare: 0.75 },
      ...{ waitMedian: 4, wait90: 9, gaveUpMedian: 1, talked: 107 },
    });
  });
});

describe('what the lost were worth', () => {
  const worth = (branchId: string | null, inquiries: number, received: string) => ({
    ...{ branchId, inquiries, received: Money.of(received) },
  });
  it('is what an inquiry by call brought on the average where they called; a branch with few is judged by all', () => {
    const worths = [worth('pskov', 20, '100000.00'), worth('spb', 19, '1900000.00')];
    const lost = [
      { branchId: 'pskov', lost: 3 },
      { branchId: 'spb', lost: 1 },
      { branchId: null, lost: 1 },
    ];
    // 5,000 in Псков; 2,000,000 of 39 in the company.
    expect(lostWorth(lost, worths)).toEqual({ sum: '117564.10', perInquiry: '51282.05', inquiries: 39 });
  });
  it('is not told where there is too little to judge by; of nobody lost it is nothing', () => {
    expect(lostWorth([{ branchId: null, lost: 3 }], [worth(null, 19, '1900.00')])).toEqual({
      ...{ sum: null, perInquiry: null, inquiries: 19 },
    });
    expect(lostWorth([], [worth(null, 20, '2000.00')])).toMatchObject({ sum: '0.00', perInquiry: '100.00' });
  });
});
