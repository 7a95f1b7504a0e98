import type { NoticeSettings } from '../../domain/notice/notice-settings.js';

export abstract class NoticeSettingsBook {
  /** Whoever has set nothing is missing in the answer. */
  abstract of(employeeIds: readonly string[]): Promise<Map<string, NoticeSettings>>;
  abstract keep(employeeId: string, settings: NoticeSettings, at: Date): Promise<void>;
}
