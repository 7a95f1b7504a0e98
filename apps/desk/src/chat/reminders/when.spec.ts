import { localText, plannedOf, tomorrowAtTen } from './when.js';

describe('when one wants to be reminded', () => {
  const local = '2026-12-07T09:30';
  it('is a date, by the clock of this computer', () => {
    expect(plannedOf({ local, repeat: 'once', own: '' })).toEqual({ at: new Date(local).toISOString() });
    expect(tomorrowAtTen(new Date('2026-12-31T23:00:00'))).toBe('2027-01-01T10:00');
    expect(localText(new Date(local))).toBe(local);
  });
  it.each([
    ['daily', 'FREQ=DAILY;BYHOUR=9;BYMINUTE=30'],
    ['workdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9;BYMINUTE=30'],
    ['weekly', 'FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=30'],
    ['monthly', 'FREQ=MONTHLY;BYMONTHDAY=7;BYHOUR=9;BYMINUTE=30'],
  ] as const)('or a rule: %s', (repeat, rule) => expect(plannedOf({ local, repeat, own: '' })?.repeat).toBe(rule));
  it('or own words, which the house understands', () => {
    expect(plannedOf({ local: '', repeat: 'own', own: ' каждый понедельник в 9 ' })).toEqual({
      repeat: 'каждый понедельник в 9',
    });
    expect([plannedOf({ local: '', repeat: 'once', own: '' }), plannedOf({ local, repeat: 'own', own: ' ' })]).toEqual([
      null,
      null,
    ]);
  });
});
