import { MOST_MUTED, type NoticeSettings, USUAL_SETTINGS, checkedSettings, quietCalendar } from './notice-settings.js';

describe('notice settings', () => {
  const muted = (n: number) => Array.from({ length: n }, (_, i) => ({ conversationId: String(i), until: null }));
  it('are taken as they are', () => {
    for (const settings of [USUAL_SETTINGS, { ...USUAL_SETTINGS, quiet: null, muted: muted(MOST_MUTED) }])
      expect(checkedSettings(settings)).toBe(settings);
  });
  it.each<[string, Partial<NoticeSettings>]>([
    ['delays', { delays: { ...USUAL_SETTINGS.delays, direct: -1 } }],
    ['delays', { delays: { ...USUAL_SETTINGS.delays, group: 1.5 } }],
    ['delays', { delays: { ...USUAL_SETTINGS.delays, group: 1_441 } }],
    ['quiet', { quiet: { from: '22:00', to: '24:00' } }],
    ['quiet', { quiet: { from: '7:00', to: '08:00' } }],
    ['quiet', { quiet: { from: '08:00', to: '08:00' } }],
    ['muted', { muted: muted(MOST_MUTED + 1) }],
    ['muted', { muted: [...muted(1), ...muted(1)] }],
  ])('are refused for their %s: %j', (field, differing) =>
    expect(() => checkedSettings({ ...USUAL_SETTINGS, ...differing })).toThrow(
      expect.objectContaining({ code: 'messenger.notice-settings-invalid', details: { field } }) as Error,
    ),
  );
  it('keep quiet by the wall, also in the night in which the clock is moved', () => {
    const quiet = quietCalendar(USUAL_SETTINGS, 'Europe/Berlin');
    const night = new Date('2026-10-24T22:30:00Z');
    expect(quiet?.isOpenAt(night)).toBe(true);
    expect(quiet?.closingAfter(night)).toEqual(new Date('2026-10-25T07:00:00Z'));
    expect(quietCalendar({ ...USUAL_SETTINGS, quiet: null }, 'Europe/Berlin')).toBeNull();
  });
});
