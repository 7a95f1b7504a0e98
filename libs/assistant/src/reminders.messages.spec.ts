import { messageFor } from '@prorab/platform/marks';
import { parseRule } from './domain/reminder/parse-rule.js';
import { RepeatInvalid } from './domain/reminder/reminder-errors.js';
import './reminders.messages.js';

const refused = (rule: string): RepeatInvalid => {
  try {
    parseRule(rule);
  } catch (error) {
    if (error instanceof RepeatInvalid) return error;
  }
  throw new Error(`${rule} was taken`);
};

describe('why a repetition is refused', () => {
  it.each([
    ...['FREQ=MINUTELY', 'FREQ=DAILY;INTERVAL=0', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=MONTHLY;BYMONTHDAY=32'],
    ...['FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1', 'FREQ=DAILY;BYHOUR=25', 'FREQ=DAILY;BYMINUTE=61', 'FREQ=DAILY;COUNT=0'],
    ...[
      'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=99',
      'FREQ=DAILY;UNTIL=tomorrow',
      'FREQ=HOURLY;BYMONTH=1',
      'FREQ=YEARLY;BYMONTH=1',
    ],
    ...['FREQ=HOURLY;BYMINUTE=0,30', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', `FREQ=DAILY;${'X'.repeat(300)}`],
    ...['FREQ=MONTHLY;INTERVAL=2;BYMONTH=1'],
  ])('%s: in words', (rule) => {
    const { code, details } = refused(rule);
    expect(messageFor(code, 'ru', details, '')).not.toMatch(/[a-z]/);
  });
});
