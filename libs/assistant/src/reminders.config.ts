import { z } from 'zod';
import { ReminderSettings } from './application/reminder-settings.js';

const usual = new ReminderSettings();
const minutes = (about: string) => z.number().int().min(0).max(10_000).describe(about);
const some = (most: number, about: string) => z.number().int().min(1).max(most).describe(about);

/** Part `reminders` of the section `assistant`. Everything has a default. */
export const remindersConfig = z.strictObject({
  language: z.enum(['ru', 'en']).default(usual.language).describe('Language in which reminders are said.'),
  lateAfterMinutes: minutes('A reminder that is later than this says so.').default(usual.lateAfterMinutes),
  togetherAbove: some(100, 'More reminders at once than this are one message.').default(usual.togetherAbove),
  perDay: some(1_000, 'Past so many messages a day to one person the rest is gathered.').default(usual.perDay),
  gapMinutes: minutes('Minutes between two gathered messages.').default(usual.gapMinutes),
  digestLines: some(50, 'Lines of a gathered message; the rest by a link.').default(usual.digestLines),
  escalateAfterWorkingMinutes: minutes('Working minutes without a reaction until the head hears of it.').default(
    usual.escalateAfterWorkingMinutes,
  ),
  beforeLateWorkingMinutes: minutes('So many working minutes before an answer is late its owner is reminded.').default(
    usual.beforeLateWorkingMinutes,
  ),
  ignoredTimes: some(100, 'A repeated reminder that is ignored so often in a row is proposed for removal.').default(
    usual.ignoredTimes,
  ),
  morningDigest: z.boolean().default(usual.morningDigest).describe('false: no list of the day in the morning.'),
  mostOpen: some(100_000, 'Reminders that one person or team may have at once.').default(usual.mostOpen),
  keepDays: z
    .number()
    .int()
    .min(30)
    .max(10_000)
    .default(usual.keepDays)
    .describe('So long the log of reminding and reminders that are over are kept.'),
  deskUrl: z
    .string()
    .max(200)
    .default(usual.deskUrl)
    .describe('Address of the desk, for links in messages; empty: links from where the desk is.'),
});
export type RemindersConfig = z.infer<typeof remindersConfig>;
