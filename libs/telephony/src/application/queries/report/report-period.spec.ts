import { ReportPeriod } from './report-period.js';

const [moscow, omsk] = [
  { id: 'pskov', zone: 'Europe/Moscow' },
  { id: 'omsk', zone: 'Asia/Omsk' },
];
const day = { from: '2026-11-02', to: '2026-11-02' };
const hour = (iso: string): number => Date.parse(iso) / 3_600_000;

describe('the days of a report', () => {
  it('are whole by the clock of the one branch, or of all who share a clock, by one border', () => {
    const borders = [hour('2026-11-01T21:00Z'), hour('2026-11-02T21:00Z')];
    expect(new ReportPeriod(day, [moscow, { ...moscow, id: 'spb' }]).byHour()).toEqual({
      ...{ text: 'started_hour >= ? and started_hour < ?', params: borders },
    });
    expect(new ReportPeriod({ ...day, branchId: 'pskov' }, [omsk, moscow]).byHour().params).toEqual([
      ...borders,
      'pskov',
    ]);
  });
  it('begin where each branch is; of no branch, where the first is', () => {
    const { text, params } = new ReportPeriod(day, [omsk, moscow]).byHour();
    const [east, west] = [
      [hour('2026-11-01T18:00Z'), hour('2026-11-02T18:00Z')],
      [hour('2026-11-01T21:00Z'), hour('2026-11-02T21:00Z')],
    ] as const;
    expect(text).toMatch(
      /^started_hour >= \? and started_hour < \? and \(\(.* not in \(\?\)\)\) or \(.* in \(\?\)\)\)$/,
    );
    expect(params).toEqual([east[0], west[1], ...east, 'pskov', ...west, 'pskov']);
    expect(new ReportPeriod({ ...day, branchId: null }, [omsk, moscow]).byHour().params).toEqual([...east]);
  });
  it.each([
    [{ from: '2026-11-03', to: '2026-11-02' }, 'telephony.report-period-empty'],
    [{ from: '2025-10-01', to: '2026-11-05' }, 'telephony.report-too-long'],
    [{ from: '2025-10-02', to: '2026-11-05' }, null],
  ])('of %j: %s', (filter, code) => {
    const make = (): ReportPeriod => new ReportPeriod(filter, [moscow]);
    if (code === null) expect(make()).toBeInstanceOf(ReportPeriod);
    else expect(make).toThrow(expect.objectContaining({ code }) as Error);
  });
});
