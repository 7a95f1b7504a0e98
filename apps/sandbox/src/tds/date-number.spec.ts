import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromDatetime, fromDaysSinceYearOne, toDatetime } from './date-number.js';

const instants = fc.date({
  min: new Date('1753-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('datetime', () => {
  it('keeps an instant to a 300th of a second', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const stored = toDatetime(instant.toISOString().slice(0, 23))!;
        const back = new Date(`${fromDatetime(stored.days, stored.ticks)}Z`);
        expect(Math.abs(back.getTime() - instant.getTime())).toBeLessThanOrEqual(2);
        expect(stored.ticks).toBeLessThan(25_920_000);
      }),
    );
  });

  it.each([
    ['1900-01-01T00:00:00.000', 0, 0],
    ['1753-01-01', -53_690, 0],
    ['2024-02-29 10:20', 45_349, 11_160_000],
    ['2024-02-29T23:59:59.999', 45_350, 0],
    ['1899-12-31T12:00:00', -1, 12_960_000],
  ])('%s is day %i and tick %i', (text, days, ticks) => expect(toDatetime(text)).toEqual({ days, ticks }));

  it.each(['1752-12-31', '2023-02-29', '2024-13-01', '2024-01-01T24:00', '20240101', '', '2024-01-01T00:00:00.0000'])(
    '%p is none',
    (text) => expect(toDatetime(text)).toBeNull(),
  );

  it('reads what a client counted, and no year outside of the calendar', () => {
    expect(fromDatetime(-53_690, 1)).toBe('1753-01-01T00:00:00.003');
    expect(fromDatetime(0x7fffffff, 0)).toBeNull();
    expect(fromDaysSinceYearOne(0, 0)).toBe('0001-01-01T00:00:00.000');
    expect(fromDaysSinceYearOne(0xffffff, 0)).toBeNull();
  });
});
