import { readFileSync } from 'node:fs';
import { messageFor } from '@prorab/platform/marks';
import { ReminderOver, RepeatInvalid } from './domain/reminder/reminder-errors.js';
import { remindersMessages } from './reminders.messages.js';

describe('the messages of the reminders', () => {
  it('are there for every error code, and for no other', () => {
    const source = readFileSync(new URL('./domain/reminder/reminder-errors.ts', import.meta.url), 'utf8');
    const codes = source.match(/'assistant\.[a-z-]+'/g) ?? [];
    expect(codes.length).toBeGreaterThan(8);
    expect(Object.keys(remindersMessages).sort()).toEqual([...new Set(codes.map((c) => c.slice(1, -1)))].sort());
  });
  it('read as words', () => {
    const said = ({ code, details, message }: ReminderOver | RepeatInvalid) => messageFor(code, 'ru', details, message);
    expect(said(new ReminderOver(3, 'done'))).toBe('Напоминание № 3 уже выполнено.');
    expect(said(new RepeatInvalid('too-often'))).toBe('Такое повторение не подходит: не чаще раза в час.');
  });
});
