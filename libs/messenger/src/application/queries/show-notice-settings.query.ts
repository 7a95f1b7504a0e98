import { Clock } from '@prorab/kernel';
import { Query } from '@prorab/platform/marks';
import { type NoticeSettings, USUAL_SETTINGS } from '../../domain/notice/notice-settings.js';
import { NoticeSettingsBook } from '../ports/notice-settings-book.port.js';

/** What a person has set, or what is usual; without the mutes that are over. */
@Query()
export class ShowNoticeSettings {
  constructor(
    private readonly book: NoticeSettingsBook,
    private readonly clock: Clock,
  ) {}

  async execute({ employeeId }: { employeeId: string }): Promise<NoticeSettings> {
    const now = this.clock.now();
    const settings = (await this.book.of([employeeId])).get(employeeId) ?? USUAL_SETTINGS;
    return { ...settings, muted: settings.muted.filter(({ until }) => until === null || until > now) };
  }
}
