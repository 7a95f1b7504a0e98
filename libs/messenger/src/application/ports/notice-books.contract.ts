import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { type NoticeSettings, USUAL_SETTINGS } from '../../domain/notice/notice-settings.js';
import type { NoticeLog } from './notice-log.port.js';
import type { NoticeSettingsBook } from './notice-settings-book.port.js';

export interface NoticeBooksBench {
  settings: NoticeSettingsBook;
  log: NoticeLog;
  work: UnitOfWork;
}
const at = new Date('2026-11-26T09:00:00.123Z');

export function noticeBooksContract(name: string, make: () => Promise<NoticeBooksBench>): void {
  describe(`books of notices: ${name}`, () => {
    it('keep the settings of each person to the last detail, the last ones', async () => {
      const { settings, work } = await make();
      const [anna, boris] = [newId(), newId()];
      const first: NoticeSettings = { ...USUAL_SETTINGS, quiet: null, showText: false };
      const muted = [
        { conversationId: newId(), until: at },
        { conversationId: newId(), until: null },
      ];
      const second: NoticeSettings = { ...USUAL_SETTINGS, delays: { ...USUAL_SETTINGS.delays, group: null }, muted };
      await work.run(() => settings.keep(anna, first, at));
      await work.run(() => settings.keep(boris, first, at));
      await work.run(() => settings.keep(anna, second, at));
      expect(await settings.of([anna, boris, newId()])).toEqual(
        new Map([
          [anna, second],
          [boris, first],
        ]),
      );
      expect(await settings.of([])).toEqual(new Map());
    });
    it('keep when a person was last told of a conversation, and forget it', async () => {
      const { log, work } = await make();
      const [anna, boris, talk, other] = [newId(), newId(), newId(), newId()];
      const tell = (who: string, what: string, when: Date) => work.run(() => log.tell(who, what, when));
      const long = new Date('2001-01-01T00:00:00Z');
      await tell(anna, talk, long);
      await tell(anna, talk, at);
      await tell(anna, other, long);
      expect(await log.toldAt([anna, boris], talk)).toEqual(new Map([[anna, at]]));
      expect(await log.toldAt([], talk)).toEqual(new Map());
      expect(await work.run(() => log.forget(new Date('2001-01-02T00:00:00Z')))).toBe(1);
      expect(await log.toldAt([anna], other)).toEqual(new Map());
      expect(await log.toldAt([anna], talk)).toEqual(new Map([[anna, at]]));
    });
  });
}
