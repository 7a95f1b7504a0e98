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
});
