import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type NoticeSettings, checkedSettings } from '../../domain/notice/notice-settings.js';
import { NoticeSettingsBook } from '../ports/notice-settings-book.port.js';

/** What a person wants to be told of, and when. Notices that wait are asked anew when they come due, so the new settings count for them. */
@UseCase()
export class KeepNoticeSettings {
  constructor(
    private readonly book: NoticeSettingsBook,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws NoticeSettingsInvalid */
  async execute({ employeeId, settings }: { employeeId: string; settings: NoticeSettings }): Promise<void> {
    const now = this.clock.now();
    const muted = settings.muted.filter(({ until }) => until === null || until > now);
    const checked = checkedSettings({ ...settings, muted });
    await this.work.run(() => this.book.keep(employeeId, checked, now));
  }
}
