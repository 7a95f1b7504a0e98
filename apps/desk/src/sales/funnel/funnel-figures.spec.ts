import type { FunnelFiguresDto } from '../../api/schema.js';
import { STAGES, dealsBehind, figuresOf, ripeCell, shareText } from './funnel-figures.js';

/** So many deals stopped at each stage, one of each lost, each deal with invoices of 10.50. */
const figures = (...stopped: number[]): FunnelFiguresDto => {
  const after = (i: number): number => stopped.slice(i).reduce((sum, n) => sum + n, 0);
  const roubles = (n: number): string => (n * 10.5).toFixed(2);
  return {
    ...{ deals: after(0), open: 0, won: 0, lost: stopped.filter(Boolean).length },
    ...{ invoiced: roubles(after(0)), received: '1.10', untied: '0.00', credit: '0.05' },
    stages: STAGES.map((stage, i) => ({
      ...{ stage, reached: after(i), stopped: stopped[i] ?? 0, lost: stopped[i] ? 1 : 0, invoiced: roubles(after(i)) },
      ...{ received: '0.00', stoppedInvoiced: roubles(stopped[i] ?? 0), lostInvoiced: stopped[i] ? '10.50' : '0.00' },
    })),
  };
};
const line = { ripe: figures(3, 0, 2, 1), unripe: figures(0, 4) };

describe('the figures of the funnel', () => {
  it('are those of the ripe, of the unripe, or of both together, to the kopeck', () => {
    const [all, ripe, unripe] = [figuresOf(line, 'all'), figuresOf(line, 'ripe'), figuresOf(line, 'unripe')];
    expect([all.deals, ripe.deals, unripe.deals]).toEqual([10, 6, 4]);
    expect(all.stages.map(({ reached }) => reached.deals)).toEqual([10, 7, 3, 1, 0, 0, 0]);
    expect([all.lost, ripe.lost]).toEqual([
      { deals: 4, kopecks: 42_00 },
      { deals: 3, kopecks: 31_50 },
    ]);
    expect([all.invoiced, all.received, all.credit]).toEqual([105_00, 2_20, 10]);
    for (const view of [all, ripe, unripe])
      expect(view.stages.reduce((sum, { stopped }) => sum + stopped.deals, 0)).toBe(view.deals);
  });
  it('open the deals that they count', () => {
    const filter = { from: '2026-11-02', to: '2026-11-29', manager: 'mine' };
    expect(
      dealsBehind(filter, { week: '2026-11-09', manager: 'nobody' }, ripeCell('unripe'), { reached: 'paid' }),
    ).toEqual({
      ...{
        from: '2026-11-02',
        to: '2026-11-29',
        week: '2026-11-09',
        manager: 'nobody',
        ripe: 'false',
        reached: 'paid',
      },
    });
    expect([ripeCell('all'), ripeCell('ripe')]).toEqual([{}, { ripe: 'true' }]);
  });
  it('are said as shares, of nothing too', () => {
    expect([shareText(1, 3, 'en'), shareText(3, 40, 'en'), shareText(0, 0, 'en')]).toEqual(['33%', '7.5%', '0%']);
  });
});
