import type { NoticeSettings } from '../../domain/notice/notice-settings.js';
import { NoticeLog } from './notice-log.port.js';
import { NoticeSettingsBook } from './notice-settings-book.port.js';

export class FakeNoticeSettingsBook extends NoticeSettingsBook {
  readonly kept = new Map<string, NoticeSettings>();
  async of(employeeIds: readonly string[]): Promise<Map<string, NoticeSettings>> {
    return new Map([...this.kept].filter(([id]) => employeeIds.includes(id)));
  }
  async keep(employeeId: string, settings: NoticeSettings): Promise<void> {
    this.kept.set(employeeId, structuredClone(settings));
  }
}

export class FakeNoticeLog extends NoticeLog {
  readonly told = new Map<string, Date>();
  async toldAt(employeeIds: readonly string[], conversationId: string): Promise<Map<string, Date>> {
    const found = employeeIds.flatMap((id): [string, Date][] => {
      const at = this.told.get(`${id} ${conversationId}`);
      return at ? [[id, at]] : [];
    });
    return new Map(found);
  }
  async tell(employeeId: string, conversationId: string, at: Date): Promise<void> {
    this.told.set(`${employeeId} ${conversationId}`, at);
  }
  async forget(before: Date): Promise<number> {
    const old = [...this.told].filter(([, at]) => at < before);
    for (const [key] of old) this.told.delete(key);
    return old.length;
  }
}
