import { ManualClock, newId } from '@prorab/kernel';
import { FakeUnitOfWork } from '@prorab/platform/testing';
import { USUAL_SETTINGS } from '../../domain/notice/notice-settings.js';
import { FakeNoticeSettingsBook } from '../ports/fake-notice-books.js';
import { KeepNoticeSettings } from './keep-notice-settings.use-case.js';

it('settings are kept without the mutes that are over, and refused if they are wrong', async () => {
  const book = new FakeNoticeSettingsBook();
  const clock = new ManualClock('2026-11-26T09:00:00Z');
  const keep = new KeepNoticeSettings(book, new FakeUnitOfWork(), clock);
  const employeeId = newId();
  const [over, lasts, ever] = [clock.now(), new Date('2026-11-26T09:00:01Z'), null].map((until) => ({
    ...{ conversationId: newId(), until },
  }));
  await keep.execute({ employeeId, settings: { ...USUAL_SETTINGS, muted: [over!, lasts!, ever!] } });
  expect(book.kept.get(employeeId)?.muted).toEqual([lasts, ever]);
  const wrong = { ...USUAL_SETTINGS, quiet: { from: '10:00', to: '10:00' } };
  await expect(keep.execute({ employeeId, settings: wrong })).rejects.toMatchObject({
    code: 'messenger.notice-settings-invalid',
  });
});
