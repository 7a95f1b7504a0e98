import { WorkingCalendar, newId } from '@prorab/kernel';
import type { BranchHours } from './branch-hours.port.js';
import type { InquiriesOfCalls } from './inquiries-of-calls.port.js';

/** Run over the fake and the way to sales. */
export function inquiriesOfCallsContract(
  name: string,
  make: (inquiryOf: ReadonlyMap<string, string>) => InquiriesOfCalls,
): void {
  describe(`inquiries of calls: ${name}`, () => {
    it('finds the calls of one inquiry among many, and none of another', async () => {
      const [one, other] = [newId(), newId()];
      const ids = Array.from({ length: 1_201 }, () => newId());
      const port = make(new Map(ids.slice(1).map((id, n) => [id, n % 2 ? one : other])));
      expect(await port.among(ids, one)).toEqual(new Set(ids.slice(1).filter((_, n) => n % 2)));
      expect(await port.among(ids, newId())).toEqual(new Set());
      expect(await port.among([], one)).toEqual(new Set());
    });
  });
}
/** Run over the fake and the way to team. */
export function branchHoursContract(
  name: string,
  make: (calendars: ReadonlyMap<string, WorkingCalendar>) => BranchHours,
): void {
  describe(`hours of branches: ${name}`, () => {
    it('are those of the branch; without one, or of one that has gone, there are none', async () => {
      const branch = newId();
      const calendar = new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '09:00-18:00' } });
      const hours = make(new Map([[branch, calendar]]));
      expect(await hours.of(branch)).toBe(calendar);
      expect(await hours.of(newId())).toBeNull();
      expect(await hours.of(null)).toBeNull();
    });
  });
}
