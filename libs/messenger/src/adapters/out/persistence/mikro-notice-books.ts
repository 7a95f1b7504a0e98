import { Database, insertAll, marks } from '@prorab/platform';
import { Query, instant } from '@prorab/platform/marks';
import { NoticeLog } from '../../../application/ports/notice-log.port.js';
import { NoticeSettingsBook } from '../../../application/ports/notice-settings-book.port.js';
import type { NoticeSettings } from '../../../domain/notice/notice-settings.js';

@Query()
export class MikroNoticeSettingsBook extends NoticeSettingsBook {
  constructor(private readonly database: Database) {
    super();
  }
  async of(employeeIds: readonly string[]): Promise<Map<string, NoticeSettings>> {
    if (employeeIds.length === 0) return new Map();
    const rows = await this.database.all<{ employee_id: string; settings: string }>(
      `select employee_id, settings from messenger_notice_settings where employee_id in (${marks(employeeIds)})`,
      [...employeeIds],
    );
    return new Map(rows.map((row) => [row.employee_id, settingsOf(row.settings)]));
  }
  async keep(employeeId: string, settings: NoticeSettings, at: Date): Promise<void> {
    const row = { employee_id: employeeId, settings: JSON.stringify(settings), changed_at: at };
    await insertAll(this.database, 'messenger_notice_settings', [row], { replaceBy: 'employee_id' });
  }
}

type Stored = Omit<NoticeSettings, 'muted'> & { muted: readonly { conversationId: string; until: string | null }[] };
function settingsOf(text: string): NoticeSettings {
  const { muted, ...settings } = JSON.parse(text) as Stored;
  const dated = muted.map(({ conversationId, until }) => ({ conversationId, until: until ? new Date(until) : null }));
  return { ...settings, muted: dated };
}

@Query()
export class MikroNoticeLog extends NoticeLog {
  constructor(private readonly database: Database) {
    super();
  }
  async toldAt(employeeIds: readonly string[], conversationId: string): Promise<Map<string, Date>> {
    if (employeeIds.length === 0) return new Map();
    const rows = await this.database.all<{ employee_id: string; told_at: unknown }>(
      `select employee_id, told_at from messenger_notice_told where conversation_id = ? and employee_id in (${marks(employeeIds)})`,
      [conversationId, ...employeeIds],
    );
    return new Map(rows.map((row) => [row.employee_id, instant(row.told_at)]));
  }
  async tell(employeeId: string, conversationId: string, at: Date): Promise<void> {
    const row = { employee_id: employeeId, conversation_id: conversationId, told_at: at };
    await insertAll(this.database, 'messenger_notice_told', [row], { replaceBy: 'employee_id, conversation_id' });
  }
  forget(before: Date): Promise<number> {
    return this.database.run('delete from messenger_notice_told where told_at < ?', [before]);
  }
}
