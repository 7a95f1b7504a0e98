import type { Recurrence } from './recurrence.port.js';

const wall = (text: string): number => Date.parse(`${text}:00Z`);
const monday = wall('2026-11-30T09:15');
const said = (walls: readonly number[]): string[] => walls.map((w) => new Date(w).toISOString().slice(0, 16));

/** What every recurrence does. */
export function describeRecurrence(name: string, make: () => Recurrence): void {
  describe(`Recurrence (${name})`, () => {
    it.each([
      ['FREQ=DAILY', ['2026-11-30T09:15', '2026-12-01T09:15', '2026-12-02T09:15']],
      ['FREQ=DAILY;INTERVAL=10;BYHOUR=7,12;BYMINUTE=0', ['2026-11-30T12:00', '2026-12-10T07:00', '2026-12-10T12:00']],
      ['FREQ=WEEKLY;BYDAY=MO,FR;BYHOUR=10;BYMINUTE=30', ['2026-11-30T10:30', '2026-12-04T10:30', '2026-12-07T10:30']],
      ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', ['2026-12-06T09:15', '2026-12-20T09:15', '2027-01-03T09:15']],
      ['FREQ=HOURLY;INTERVAL=20', ['2026-11-30T09:15', '2026-12-01T05:15', '2026-12-02T01:15']],
      ['FREQ=HOURLY;BYHOUR=9,10;BYDAY=MO', ['2026-11-30T09:15', '2026-11-30T10:15', '2026-12-07T09:15']],
      ['FREQ=MONTHLY;BYMONTHDAY=31', ['2026-12-31T09:15', '2027-01-31T09:15', '2027-03-31T09:15']],
      ['FREQ=MONTHLY;BYMONTHDAY=-1', ['2026-11-30T09:15', '2026-12-31T09:15', '2027-01-31T09:15']],
      ['FREQ=MONTHLY;BYDAY=-1FR,1MO', ['2026-12-07T09:15', '2026-12-25T09:15', '2027-01-04T09:15']],
      ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8', ['2027-03-08T09:15', '2028-03-08T09:15', '2029-03-08T09:15']],
    ])('%s', (rule, dates) => {
      expect(said(make().dates(rule, monday, monday - 1, 3))).toEqual(dates);
    });
    it('goes on after a date, that one not included', () => {
      expect(said(make().dates('FREQ=DAILY', monday, wall('2026-12-05T09:15'), 2))).toEqual([
        '2026-12-06T09:15',
        '2026-12-07T09:15',
      ]);
    });
    it('ends by count or by a day', () => {
      expect(said(make().dates('FREQ=DAILY;COUNT=2', monday, monday, 9))).toEqual(['2026-12-01T09:15']);
      expect(said(make().dates('FREQ=DAILY;UNTIL=20261201T235959', monday, monday, 9))).toEqual(['2026-12-01T09:15']);
      expect(make().dates('FREQ=DAILY;UNTIL=20261101T000000', monday, monday, 9)).toEqual([]);
    });
  });
}
