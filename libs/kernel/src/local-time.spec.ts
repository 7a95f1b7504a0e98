import fc from 'fast-check';
import { DAY, dayName, dayNumber, weekdayOf, ZoneClock } from './local-time.js';

const zones = [
  'Europe/Moscow',
  'Europe/Kaliningrad',
  'Asia/Kamchatka',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Pacific/Apia',
];
const at = (zone: string, day: string, hours: number): string =>
  new Date(ZoneClock.of(zone).instantOf(dayNumber(day), hours * 60)).toISOString();

describe('wall clocks', () => {
  it('know the zones', () => {
    expect(at('Europe/Moscow', '2026-11-23', 9)).toBe('2026-11-23T06:00:00.000Z');
    expect(at('Europe/Moscow', '2012-07-01', 9)).toBe('2012-07-01T05:00:00.000Z');
    expect(at('Asia/Kamchatka', '2026-01-01', 0)).toBe('2025-12-31T12:00:00.000Z');
    expect(() => ZoneClock.of('Europe/Nowhere')).toThrow('No such time zone');
  });
  it('take a skipped time for the skip and a doubled time for its first showing', () => {
    expect([2, 2.5, 3].map((h) => at('Europe/Berlin', '2026-03-29', h))).toEqual(
      Array(3).fill('2026-03-29T01:00:00.000Z'),
    );
    expect([2, 2.5, 3].map((h) => at('Europe/Berlin', '2026-10-25', h))).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ]);
    // Midnight itself is skipped in São Paulo, a whole day in Samoa.
    expect(at('America/Sao_Paulo', '2018-11-04', 0)).toBe('2018-11-04T03:00:00.000Z');
    expect(at('Pacific/Apia', '2011-12-30', 12)).toBe(at('Pacific/Apia', '2011-12-31', 0));
  });
  it('never show a later time earlier, and show the day that they were asked for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 14_600, max: 22_000 }),
        fc.nat(1440),
        fc.nat(1440),
        (zone, day, a, b) => {
          const clock = ZoneClock.of(zone);
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(clock.instantOf(day, low)).toBeLessThanOrEqual(clock.instantOf(day, high));
          expect(clock.instantOf(day, 1440)).toBe(clock.instantOf(day + 1, 0));
          const instant = clock.instantOf(day, low);
          if (low < 1440 && (instant + clock.offsetAt(instant)) % DAY === low * 60_000)
            expect(clock.dayNumberAt(instant)).toBe(day);
        },
      ),
    );
  });
  it('name days', () => {
    expect([
      dayName(dayNumber('2026-02-28') + 1),
      weekdayOf(dayNumber('2026-11-23')),
      weekdayOf(dayNumber('1969-12-31')),
    ]).toEqual(['2026-03-01', 0, 2]);
    for (const day of ['2026-02-29', '2026-2-1', '', 'x', '2026-13-01']) expect(() => dayNumber(day)).toThrow();
  });
});
