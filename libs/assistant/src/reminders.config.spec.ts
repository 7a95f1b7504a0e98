import { readdirSync } from 'node:fs';
import { ReminderSettings } from './application/reminder-settings.js';
import * as jobs from './adapters/in/schedule/reminders.index.js';
import { remindersConfig } from './reminders.config.js';

describe('the configuration of the reminders', () => {
  it('is complete without a word, and equal to the defaults', () => {
    expect(new ReminderSettings(remindersConfig.parse({}))).toEqual(new ReminderSettings());
  });
  it('refuses unknown keys', () => expect(remindersConfig.safeParse({ perWeek: 5 }).success).toBe(false));
});

it('the module knows every job of the reminders', () => {
  const files = readdirSync(new URL('./adapters/in/schedule/', import.meta.url)).filter((f) => f.endsWith('.job.ts'));
  expect(Object.keys(jobs)).toHaveLength(files.length);
});
