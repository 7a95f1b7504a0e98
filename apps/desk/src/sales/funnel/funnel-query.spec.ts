import { isNarrowed, nothingNarrowed, viewOf } from './funnel-query.js';

describe('the address of the funnel', () => {
  it('says what is seen; what it does not say is as always', () => {
    expect(viewOf({}, '2026-11-27')).toEqual({
      filter: { from: '2026-08-31', to: '2026-11-29' },
      by: ['week'],
      ripe: 'all',
      money: false,
    });
    const asked = { from: '2026-10-01', to: '2026-11-01', by: 'manager', and: 'channel', ripe: 'ripe', show: 'money' };
    expect(viewOf({ ...asked, branch: 'none' }, '2026-11-27')).toEqual({
      filter: { from: '2026-10-01', to: '2026-11-01', branch: 'none' },
      by: ['manager', 'channel'],
      ripe: 'ripe',
      money: true,
    });
  });
  it('does not take what the house would refuse', () => {
    const { filter, by } = viewOf({ from: '2026-02-31', to: 'x', by: 'money', and: 'week' }, '2026-11-27');
    expect([filter.from, by]).toEqual(['2026-08-31', ['week']]);
  });
  it('knows whether it is narrowed, and how to be wide again', () => {
    expect([isNarrowed({ by: 'week' }), isNarrowed({ channel: 'call' })]).toEqual([false, true]);
    expect(isNarrowed({ channel: 'call', ...nothingNarrowed })).toBe(false);
  });
});
