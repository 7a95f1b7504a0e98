import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import type { Hearing } from '../../domain/hearing.js';
import type { HearingLog } from './hearing-log.port.js';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 26, 9, minutes, 0, 123));
const aHearing = (over: Partial<Hearing> = {}): Hearing => ({
  id: newId(),
  employeeId: newId(),
  conversationId: newId(),
  text: 'счёт 451 🙂',
  saidAt: at(0),
  heardAt: at(1),
  outcome: 'answered',
  command: 'sales.inquiry-by-number',
  understoodBy: 'words',
  ...over,
});

export function describeHearingLog(
  name: string,
  open: () => Promise<{ log: HearingLog; work: UnitOfWork; close(): Promise<void> }>,
): void {
  describe(`hearing log: ${name}`, () => {
    const withLog = async (test: (log: HearingLog, work: UnitOfWork) => Promise<void>): Promise<void> => {
      const { log, work, close } = await open();
      try {
        await test(log, work);
      } finally {
        await close();
      }
    };

    it('remembers what was heard, and the last hearing of an edited message', () =>
      withLog(async (log, work) => {
        const first = aHearing({ outcome: 'not-understood', command: null, understoodBy: null, conversationId: null });
        await work.run(() => log.record(first));
        expect(await log.byId(first.id)).toEqual(first);
        const again = aHearing({ id: first.id, employeeId: first.employeeId, understoodBy: 'model' });
        await work.run(() => log.record(again));
        expect(await log.byId(first.id)).toEqual(again);
        expect(await log.byId(newId())).toBeNull();
      }));

    it('keeps the first thousand characters', () =>
      withLog(async (log, work) => {
        const long = aHearing({ text: 'ж'.repeat(20_000) });
        await work.run(() => log.record(long));
        expect((await log.byId(long.id))?.text).toBe('ж'.repeat(1_000));
      }));

    it('forgets what is old', () =>
      withLog(async (log, work) => {
        const [old, fresh] = [aHearing({ heardAt: at(1) }), aHearing({ heardAt: at(9) })];
        await work.run(() => log.record(old));
        await work.run(() => log.record(fresh));
        expect(await work.run(() => log.removeHeardBefore(at(9)))).toBe(1);
        expect(await log.byId(old.id)).toBeNull();
      }));
  });
}
