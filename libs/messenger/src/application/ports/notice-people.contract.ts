import { newId } from '@prorab/kernel';
import type { NoticePeople } from './notice-people.port.js';

export interface PersonInTest {
  id: string;
  zone: string;
  /** On every weekday. */
  hours: string;
  absentUntil: Date | null;
  active: boolean;
}
export function noticePeopleContract(
  name: string,
  make: (people: readonly PersonInTest[]) => Promise<NoticePeople>,
): void {
  describe(`people of notices: ${name}`, () => {
    it('work somewhere, at their hours, by their clock; the dismissed nowhere', async () => {
      const now = new Date('2026-11-26T09:00:00Z');
      const usual = { zone: 'Europe/Moscow', hours: '09:00-18:00', absentUntil: null, active: true };
      const anna = { ...usual, id: newId() };
      const boris = { ...usual, id: newId(), zone: 'Asia/Vladivostok', absentUntil: new Date('2026-12-01T00:00:00Z') };
      const clara = { ...usual, id: newId(), active: false };
      const people = await make([anna, boris, clara]);
      const found = await people.at([anna.id, boris.id, clara.id, newId()], now);
      expect([...found.keys()].sort()).toEqual([anna.id, boris.id].sort());
      expect(found.get(anna.id)).toMatchObject({ zone: 'Europe/Moscow', absentUntil: null });
      expect(found.get(boris.id)).toMatchObject({ zone: 'Asia/Vladivostok', absentUntil: boris.absentUntil });
      expect([anna, boris].map(({ id }) => found.get(id)?.calendar.isOpenAt(now))).toEqual([true, false]);
      expect(await people.at([], now)).toEqual(new Map());
    });
  });
}
