import fc from 'fast-check';
import { parseRule } from '../domain/reminder/parse-rule.js';
import { ruleText } from '../domain/reminder/repeat-rule.js';
import { wallOf } from '../domain/reminder/wall-time.js';
import { FakeRecurrence } from './ports/fake-recurrence.js';
import { ReminderDates } from './reminder-dates.js';

const dates = new ReminderDates(new FakeRecurrence());
const zones = [
  'Europe/Berlin',
  'Europe/Moscow',
  'Asia/Jerusalem',
  'Asia/Kolkata',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const zone = fc.constantFrom(...zones);
const start = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((d) => new Date(Math.floor(+d / 60_000) * 60_000));
const clock = (at: Date, in_: string): string => new Date(wallOf(at, in_)).toISOString().slice(11, 16);

describe('the dates of a rule, whatever the zone does to its clock', () => {
  it('come in order, none twice, and asking in portions or at once is the same', () => {
    fc.assert(
      fc.property(
        zone,
        start,
        fc.constantFrom('FREQ=HOURLY', 'FREQ=HOURLY;INTERVAL=5', 'FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=SU'),
        (in_, startsAt, repeat) => {
          const next = dates.of({ repeat, startsAt, zone: in_ });
          const all = next(startsAt, 30);
          expect(all.length).toBe(30);
          all.forEach((at, n) => expect(+at).toBeGreaterThan(+(all[n - 1] ?? startsAt)));
          const single = [next(startsAt, 1)[0]];
          for (let n = 1; n < 30; n++) single.push(next(single[n - 1] ?? startsAt, 1)[0]);
          expect(single).toEqual(all);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('keep the time on the wall; what the wall skips comes at the moment of the skip', () => {
    fc.assert(
      fc.property(
        zone,
        start,
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (in_, startsAt, hour, minute) => {
          const repeat = `FREQ=DAILY;BYHOUR=${hour};BYMINUTE=${minute}`;
          const said = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
          for (const at of dates.of({ repeat, startsAt, zone: in_ })(startsAt, 40))
            if (clock(at, in_) !== said) {
              // Only where the wall jumped over the time: a minute earlier it showed less, now it shows more.
              const before = clock(new Date(+at - 60_000), in_);
              expect([before < said, clock(at, in_) > said]).toEqual([true, true]);
            }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('nine in Berlin is nine in winter and in summer', () => {
    const next = dates.of({
      repeat: 'FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0',
      startsAt: new Date('2026-03-20T08:00:00Z'),
      zone: 'Europe/Berlin',
    });
    expect(next(new Date('2026-03-20T08:00:00Z'), 2).map((d) => d.toISOString())).toEqual([
      '2026-03-23T08:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ]);
  });
  it('of the hour that Berlin skips and of the hour that it doubles', () => {
    const of = (startsAt: string, after: string) =>
      dates
        .of({ repeat: 'FREQ=DAILY;BYHOUR=2;BYMINUTE=30', startsAt: new Date(startsAt), zone: 'Europe/Berlin' })(
          new Date(after),
          3,
        )
        .map((d) => d.toISOString());
    expect(of('2026-03-27T00:00:00Z', '2026-03-28T00:00:00Z')).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
    expect(of('2026-10-23T00:00:00Z', '2026-10-24T00:00:00Z')).toEqual([
      '2026-10-24T00:30:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('any text is a rule or a refusal, and a rule is written as it is read', () => {
    const part = fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=HOURLY',
      'FREQ=MONTHLY',
      'FREQ=YEARLY',
      'INTERVAL=2',
      'BYDAY=MO,-1FR',
      'BYDAY=WE',
      'BYMONTHDAY=31,-1',
      'BYMONTH=2',
      'BYHOUR=9,8',
      'BYMINUTE=5',
      'BYSETPOS=-1',
      'COUNT=3',
      'UNTIL=20271231',
      'BYSECOND=1',
      'X',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 40 }),
          fc.array(part, { maxLength: 6 }).map((p) => p.join(';')),
        ),
        (text) => {
          try {
            const kept = ruleText(parseRule(text));
            expect(ruleText(parseRule(kept))).toBe(kept);
          } catch (error) {
            expect(error).toMatchObject({ code: 'assistant.repeat-invalid' });
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
