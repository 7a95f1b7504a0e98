import fc from 'fast-check';
import { WorkingCalendar } from './working-calendar.js';
import type { WeeklyHours } from './weekly-hours.js';

const office: WeeklyHours = {
  mon: '09:00-18:00',
  tue: '09:00-18:00',
  wed: '09:00-18:00',
  thu: '09:00-18:00',
  fri: '09:00-18:00',
};
const moscow = new WorkingCalendar({ zone: 'Europe/Moscow', hours: office });
const at = (text: string): Date => new Date(`${text}+03:00`);
const every = (hours: string): WeeklyHours =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((d) => [d, hours]));

describe('WorkingCalendar', () => {
  it('is open from the first minute to before the last', () => {
    const times = [
      '2026-11-23T08:59:59',
      '2026-11-23T09:00',
      '2026-11-23T17:59:59',
      '2026-11-23T18:00',
      '2026-11-22T12:00',
    ];
    expect(times.map((t) => moscow.isOpenAt(at(t)))).toEqual([false, true, true, false, false]);
  });
  it('counts over nights, weekends and holidays', () => {
    expect(moscow.workingMinutesBetween(at('2026-11-20T17:00'), at('2026-11-23T10:00'))).toBe(120);
    expect(moscow.workingMinutesBetween(at('2025-12-30T17:00'), at('2026-01-12T10:00'))).toBe(120);
    expect(moscow.workingMinutesBetween(at('2026-11-23T10:00'), at('2026-11-20T17:00'))).toBe(-120);
    expect(moscow.addWorkingMinutes(at('2025-12-30T17:30'), 60).toISOString()).toBe(
      at('2026-01-12T09:30').toISOString(),
    );
    expect(moscow.addWorkingMinutes(at('2026-01-12T09:30'), -60).toISOString()).toBe(
      at('2025-12-30T17:30').toISOString(),
    );
    expect(moscow.nextOpening(at('2025-12-30T18:00'))).toEqual(at('2026-01-12T09:00'));
    expect(moscow.nextOpening(at('2026-11-23T12:00'))).toEqual(at('2026-11-23T12:00'));
    // The deadline that ends with the day is its end, not the next morning.
    expect(moscow.addWorkingMinutes(at('2026-11-23T17:00'), 60)).toEqual(at('2026-11-23T18:00'));
  });
  it('ends a short day an hour earlier and works on a moved Saturday by Friday', () => {
    expect(moscow.hoursOf('2026-04-30')).toEqual([{ from: at('2026-04-30T09:00'), to: at('2026-04-30T17:00') }]);
    expect(moscow.hoursOf('2025-11-01')).toEqual([{ from: at('2025-11-01T09:00'), to: at('2025-11-01T17:00') }]);
    expect(moscow.hoursOf('2026-05-11')).toEqual([]);
  });
  it('says where holidays are a guess', () => {
    expect([moscow.isCertain(at('2026-12-31T23:59')), moscow.isCertain(at('2027-01-01T00:00'))]).toEqual([true, false]);
    expect([moscow.hoursOf('2027-05-10'), moscow.hoursOf('2027-05-11').length]).toEqual([[], 1]);
  });
  it('takes the day from the zone', () => {
    expect([moscow.dayOf(new Date('2026-11-22T20:59:59Z')), moscow.dayOf(new Date('2026-11-22T21:00Z'))]).toEqual([
      '2026-11-22',
      '2026-11-23',
    ]);
    expect(moscow.bordersOf('2026-11-23')).toEqual({ from: at('2026-11-23T00:00'), to: at('2026-11-24T00:00') });
  });
  it('lets a person have own hours and absences', () => {
    const person = moscow
      .withHours({ mon: '', sat: '10:00-13:00,14:00-16:00' })
      .without([{ from: at('2026-11-24T12:00'), to: at('2026-11-26T00:00') }]);
    expect(person.hoursOf('2026-11-23')).toEqual([]);
    expect(person.hoursOf('2026-11-24')).toEqual([{ from: at('2026-11-24T09:00'), to: at('2026-11-24T12:00') }]);
    expect(person.nextOpening(at('2026-11-24T12:00'))).toEqual(at('2026-11-26T09:00'));
    expect(person.workingMinutesBetween(at('2026-11-28T00:00'), at('2026-11-29T00:00'))).toBe(300);
    expect(person.withHours({ mon: '09:00-10:00' }).hoursOf('2026-11-25')).toEqual([]);
  });
  it('works by exceptions before holidays, and without holidays if the place has none', () => {
    const shop = new WorkingCalendar({
      zone: 'Europe/Moscow',
      hours: every('10:00-20:00'),
      exceptions: { '2026-12-31': '10:00-15:00', '2026-11-24': '' },
    });
    expect([
      shop.hoursOf('2026-12-31')[0]?.to,
      shop.hoursOf('2026-11-24'),
      shop.hoursOf('2026-01-01'),
      shop.hoursOf('2026-11-22').length,
    ]).toEqual([at('2026-12-31T15:00'), [], [], 1]);
    const always = new WorkingCalendar({ zone: 'Europe/Moscow', hours: every('00:00-24:00'), holidays: null });
    expect(always.workingMinutesBetween(at('2026-01-01T00:00'), at('2026-01-02T00:00'))).toBe(1440);
    expect([always.closingAfter(at('2026-01-01T00:00')), always.isCertain(at('2030-01-01T00:00'))]).toEqual([
      null,
      true,
    ]);
  });
  it('works through midnight once', () => {
    const night = new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '20:00-02:00', tue: '01:00-03:00' } });
    expect(night.workingMinutesBetween(at('2026-11-23T00:00'), at('2026-11-25T00:00'))).toBe(7 * 60);
    expect(night.isOpenAt(at('2026-11-24T00:30'))).toBe(true);
    expect(night.closingAfter(at('2026-11-23T21:00'))).toEqual(at('2026-11-24T03:00'));
    expect(night.closingAfter(at('2026-11-24T03:00'))).toBeNull();
  });
  it('counts the hours that the wall has, when the clock is moved', () => {
    const berlin = new WorkingCalendar({ zone: 'Europe/Berlin', hours: every('00:00-24:00'), holidays: null });
    const minutes = (day: string): number =>
      berlin.workingMinutesBetween(berlin.bordersOf(day).from, berlin.bordersOf(day).to);
    expect([minutes('2026-03-28'), minutes('2026-03-29'), minutes('2026-10-25')]).toEqual([1440, 1380, 1500]);
    const skipped = new WorkingCalendar({ zone: 'Europe/Berlin', hours: every('02:10-02:50'), holidays: null });
    expect(skipped.hoursOf('2026-03-29')).toEqual([]);
  });
  it('does not look for ever', () => {
    const never = new WorkingCalendar({ zone: 'Europe/Moscow', hours: {} });
    expect([never.nextOpening(at('2026-11-23T00:00')), never.isOpenAt(at('2026-11-23T12:00'))]).toEqual([null, false]);
    expect(() => never.addWorkingMinutes(at('2026-11-23T00:00'), 1)).toThrow('does not hold');
    const gone = moscow.without([{ from: at('2020-01-01T00:00'), to: at('2099-01-01T00:00') }]);
    expect(gone.nextOpening(at('2026-11-23T00:00'))).toBeNull();
    expect(() => moscow.workingMinutesBetween(at('2000-01-01T00:00'), at('2026-01-01T00:00'))).toThrow('ten years');
    expect(() => moscow.isOpenAt(new Date(NaN))).toThrow('Not an instant');
  });

  const zone = fc.constantFrom(
    'Europe/Moscow',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
    'Asia/Kamchatka',
  );
  const hours = fc.constantFrom(
    '09:00-18:00',
    '09:00-13:00,14:00-18:00',
    '00:00-24:00',
    '22:00-06:00',
    '01:00-02:30,02:40-05:00',
    '',
  );
  const instant = fc.integer({ min: Date.UTC(2017, 0), max: Date.UTC(2028, 0) }).map((ms) => new Date(ms));
  const calendar = fc
    .record({
      zone,
      mon: hours,
      tue: hours,
      fri: hours,
      sat: hours,
      sun: hours,
      away: fc.array(fc.tuple(instant, fc.nat(20)), { maxLength: 4 }),
    })
    .map(
      ({ zone: z, away, ...week }) =>
        new WorkingCalendar(
          { zone: z, hours: { ...week, wed: '09:00-17:00' } },
          away.map(([from, days]) => ({ from, to: new Date(from.getTime() + days * 86_400_000) })),
        ),
    );

  it('adding and counting are inverse, forth and back', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 20_000_000 }), (c, from, halfSeconds) => {
        const minutes = halfSeconds / 1000;
        const to = c.addWorkingMinutes(from, minutes);
        expect(Math.round(c.workingMinutesBetween(from, to) * 60_000)).toBe(Math.round(minutes * 60_000));
        // The earliest such instant: a millisecond before, it was not yet enough.
        expect(Math.round(c.workingMinutesBetween(from, new Date(to.getTime() - 1)) * 60_000)).toBe(
          Math.round(minutes * 60_000) - 1,
        );
        const back = c.addWorkingMinutes(to, -minutes);
        expect(Math.round(c.workingMinutesBetween(back, to) * 60_000)).toBe(Math.round(minutes * 60_000));
      }),
      { numRuns: 300 },
    );
  });
  it('is monotone and additive', () => {
    fc.assert(
      fc.property(calendar, instant, fc.nat(5000), fc.nat(5000), (c, from, m, n) => {
        const [a, b] = [c.addWorkingMinutes(from, Math.min(m, n)), c.addWorkingMinutes(from, Math.max(m, n))];
        expect(a <= b && from <= a).toBe(true);
        const total = c.workingMinutesBetween(from, a) + c.workingMinutesBetween(a, b);
        expect(total).toBeCloseTo(c.workingMinutesBetween(from, b), 6);
      }),
      { numRuns: 300 },
    );
  });
  it('is open exactly where minutes pass, and opens where nextOpening says', () => {
    fc.assert(
      fc.property(calendar, instant, (c, now) => {
        const passes = c.workingMinutesBetween(now, new Date(now.getTime() + 1)) > 0;
        expect(c.isOpenAt(now)).toBe(passes);
        const next = c.nextOpening(now);
        expect(next !== null && c.isOpenAt(next) && c.workingMinutesBetween(now, next) === 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
  it('closes at the same instant whatever was asked before: open up to it, not open at it', () => {
    fc.assert(
      fc.property(
        calendar,
        instant,
        fc.array(fc.integer({ min: -90_000, max: 90_000 }), { maxLength: 6 }),
        (c, now, shifts) => {
          for (const seconds of [0, ...shifts, 0]) {
            const asked = new Date(now.getTime() + seconds * 1000);
            const closes = c.closingAfter(asked);
            expect(closes !== null).toBe(c.isOpenAt(asked));
            if (!closes) continue;
            expect(c.workingMinutesBetween(asked, closes)).toBeCloseTo(
              (closes.getTime() - asked.getTime()) / 60_000,
              6,
            );
            expect(c.isOpenAt(closes)).toBe(false);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
  it('answers a board of ten thousand in well under a second', () => {
    const start = performance.now();
    const now = at('2026-11-23T12:00');
    for (let i = 0; i < 10_000; i++) {
      const received = new Date(now.getTime() - i * 250_000);
      moscow.addWorkingMinutes(received, 60);
      moscow.workingMinutesBetween(received, now);
    }
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
