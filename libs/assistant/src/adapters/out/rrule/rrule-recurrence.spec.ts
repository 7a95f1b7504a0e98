import fc from 'fast-check';
import { describeRecurrence } from '../../../application/ports/recurrence.contract.js';
import { parseRule } from '../../../domain/reminder/parse-rule.js';
import { ruleText } from '../../../domain/reminder/repeat-rule.js';
import { RruleRecurrence } from './rrule-recurrence.js';

describeRecurrence('rrule', () => new RruleRecurrence());

describe('what the library is spared', () => {
  it('finds positions in a month', () => {
    const rule = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1';
    const [first] = new RruleRecurrence().dates(
      rule,
      Date.parse('2026-10-05T15:00:00Z'),
      Date.parse('2026-10-05T15:00:00Z'),
      1,
    );
    expect(new Date(first ?? 0).toISOString()).toBe('2026-10-30T15:00:00.000Z');
  });
  it.each([
    'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31',
    'FREQ=YEARLY;INTERVAL=999',
    'FREQ=MONTHLY;BYDAY=5FR;INTERVAL=1000',
    'FREQ=HOURLY;INTERVAL=1000',
  ])('looks for the dates of %s in a bearable time', (rule) => {
    const start = Date.parse('2026-02-05T15:00:00Z');
    const began = performance.now();
    new RruleRecurrence().dates(ruleText(parseRule(rule)), start, start, 3);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('answers any rule that is let pass in a bearable time', () => {
    const some = (...parts: string[]) => fc.constantFrom('', ...parts);
    const rule = fc.tuple(
      fc.constantFrom('FREQ=HOURLY', 'FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY'),
      some('INTERVAL=7', 'INTERVAL=24', 'INTERVAL=1000'),
      some('BYDAY=TU', 'BYDAY=5FR', 'BYDAY=MO,-1SU'),
      some('BYMONTHDAY=31', 'BYMONTHDAY=29', 'BYMONTHDAY=-31'),
      some('BYMONTH=2', 'BYMONTH=2,4'),
      some('BYHOUR=3', 'BYHOUR=0,23'),
      some('BYSETPOS=5', 'BYSETPOS=-31'),
      some('COUNT=3', 'UNTIL=20000101'),
    );
    fc.assert(
      fc.property(rule, (parts) => {
        let text: string;
        try {
          text = ruleText(parseRule(parts.filter(Boolean).join(';')));
        } catch {
          return; // refused, which is an answer too
        }
        const start = Date.parse('2026-03-02T15:00:00Z');
        const began = performance.now();
        new RruleRecurrence().dates(text, start, start, 3);
        expect([text, performance.now() - began < 5_000]).toEqual([text, true]);
      }),
      { numRuns: 150 },
    );
  });
});
