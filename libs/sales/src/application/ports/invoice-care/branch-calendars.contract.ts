import type { BranchCalendars } from './branch-calendars.port.js';

/** Every branch has days, also one that nobody knows. */
export function describeBranchCalendars(name: string, make: () => Promise<BranchCalendars>): void {
  describe(`calendars of branches: ${name}`, () => {
    it('has working days and a zone, for the company and for a branch that is gone', async () => {
      const calendars = await make();
      for (const branch of [null, 'gone']) {
        const calendar = await calendars.of(branch);
        expect(calendar.zone).toBe('Europe/Moscow');
        // Monday, 1 June 2026.
        expect(calendar.hoursOf('2026-06-01').length).toBeGreaterThan(0);
      }
    });
  });
}
