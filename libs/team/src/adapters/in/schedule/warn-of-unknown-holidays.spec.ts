import { Holidays, ManualClock } from '@prorab/kernel';
import { WarnOfUnknownHolidaysJob } from './warn-of-unknown-holidays.job.js';

describe('the warning of unknown holidays', () => {
  const warned = async (now: string): Promise<object[]> => {
    const told: object[] = [];
    const holidays = new Holidays({ 2026: { off: [], work: [], short: [] } });
    const job = new WarnOfUnknownHolidaysJob(holidays, new ManualClock(now), { warn: (about) => told.push(about) });
    await job.run();
    return told;
  };
  it.each([
    ['2026-06-01T09:00:00Z', []],
    ['2026-10-31T09:00:00Z', []],
    ['2026-11-26T09:00:00Z', [{ year: 2027 }]],
    ['2027-01-10T09:00:00Z', [{ year: 2027 }]],
    ['2027-11-26T09:00:00Z', [{ year: 2027 }, { year: 2028 }]],
  ])('on %s tells of %j', async (now, years) => expect(await warned(now)).toEqual(years));
});
