import { WorkingCalendar } from '@prorab/kernel';
import type { NoticeOccasion, NoticePerson } from './notice-policy.js';
import { type NoticeSettings, USUAL_SETTINGS, quietCalendar } from './notice-settings.js';

const ZONE = 'Europe/Moscow';
const day = '09:00-13:00, 14:00-18:00';
export const aWorkingWeek = (zone = ZONE): WorkingCalendar =>
  new WorkingCalendar({ zone, hours: { mon: day, tue: day, wed: day, thu: day, fri: day }, holidays: null });

/** Works in Moscow from nine to six with a break, is not at the desk, has the usual settings. */
export function aNoticePerson({
  settings: differingSettings = {},
  zone = ZONE,
  ...differing
}: Partial<Omit<NoticePerson, 'settings'>> & { settings?: Partial<NoticeSettings>; zone?: string } = {}): NoticePerson {
  const settings = { ...USUAL_SETTINGS, ...differingSettings };
  return {
    ...{ settings, read: false, deskActiveAt: null, status: 'offline', toldAt: null, absentUntil: null },
    ...{ quiet: quietCalendar(settings, zone), calendar: aWorkingWeek(zone) },
    ...differing,
  };
}
export const anOccasion = (differing: Partial<NoticeOccasion> = {}): NoticeOccasion => ({
  ...{ conversationId: '0199d3a1-7c1e-7000-8000-000000000001', kind: 'direct', urgent: false },
  /** Thursday, noon in Moscow. */
  at: new Date('2026-11-26T09:00:00Z'),
  ...differing,
});
