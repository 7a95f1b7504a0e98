import type { WorkingHours } from './working-hours.port.js';

/** What every calendar of the branches promises. `known`: a branch that there is. */
export function describeWorkingHours(name: string, make: () => Promise<{ hours: WorkingHours; known: string }>): void {
  describe(`working hours: ${name}`, () => {
    const monday = new Date('2025-06-02T07:00:00Z');
    it.each(['a branch', 'no branch', 'a branch that is gone'])('there is time to count by for %s', async (which) => {
      const { hours, known } = await make();
      const time = await hours.of(which === 'a branch' ? known : which === 'no branch' ? null : 'gone');
      expect(time.isOpenAt(monday)).toBe(true);
      for (const minutes of [1, 60, 2_000]) {
        const later = time.addWorkingMinutes(monday, minutes);
        expect(time.workingMinutesBetween(monday, later)).toBe(minutes);
        expect(time.addWorkingMinutes(later, -minutes).getTime()).toBeGreaterThanOrEqual(monday.getTime());
      }
      expect(time.addWorkingMinutes(monday, 0)).toEqual(monday);
      expect(time.workingMinutesBetween(monday, monday)).toBe(0);
    });
  });
}
