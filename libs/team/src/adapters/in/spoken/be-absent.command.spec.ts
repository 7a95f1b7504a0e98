import { WorkingCalendar } from '@prorab/kernel';
import type { SpokenContext } from '@prorab/platform/marks';
import type { PlanAbsence } from '../../../application/use-cases/plan-absence.use-case.js';
import { BeAbsentCommand } from './be-absent.command.js';

const calendar = new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '09:00-18:00', fri: '09:00-18:00' } });
const context = {
  ...{ calendar, zone: 'Europe/Moscow', language: 'ru', now: new Date('2026-11-26T09:00:00Z') },
} as unknown as SpokenContext;
const preview = (from: string, to: string, kind?: string) =>
  new BeAbsentCommand({} as PlanAbsence).preview({ period: { from, to, wholeDays: true }, kind } as never, context);

describe('what is asked before an absence is noted', () => {
  it('names the kind where there is one to name', async () => {
    const [from, to] = ['2026-12-06T21:00:00Z', '2026-12-10T21:00:00Z'];
    expect(await preview(from, to)).toMatch(/^Записать ваше отсутствие: с пн, 7 декабря, вы снова здесь/);
    expect(await preview(from, to, 'vacation')).toMatch(/^Записать ваше отсутствие \(отпуск\): с пн, 7 декабря/);
  });
  it('is said as people speak of yesterday', async () => {
    expect(await preview('2026-11-24T21:00:00Z', '2026-11-26T21:00:00Z')).toContain(': со вчерашнего дня, вы снова');
  });
});
