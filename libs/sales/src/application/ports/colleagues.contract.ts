import type { Colleagues } from './colleagues.port.js';

export interface Given {
  id: string;
  name: string;
  active: boolean;
  atWork?: boolean;
  absentUntil?: Date;
  deputyId?: string;
}

/** What everybody who tells of the colleagues promises. */
export function describeColleagues(name: string, make: (given: readonly Given[]) => Promise<Colleagues>): void {
  describe(`colleagues: ${name}`, () => {
    const until = new Date('2025-07-15T06:00:00Z');
    const at = new Date('2025-07-01T09:00:00Z');
    const given: Given[] = [
      { id: 'anna', name: 'Анна', active: true, atWork: true },
      { id: 'boris', name: 'Борис', active: true, absentUntil: until, deputyId: 'anna' },
      { id: 'vera', name: 'Вера', active: false },
    ];

    it('are those who work here, with what the distribution asks', async () => {
      const people = (await (await make(given)).at(at)).sort((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
      expect(people).toMatchObject([
        { employeeId: 'anna', name: 'Анна', atWork: true, absentUntil: null, deputyId: null },
        { employeeId: 'boris', atWork: false, absentUntil: until, deputyId: 'anna' },
      ]);
      for (const { capacity, role, emails } of people)
        expect([typeof capacity, typeof role, Array.isArray(emails)]).toEqual(['number', 'string', true]);
    });
    it('keep their names when they have left', async () => {
      expect(await (await make(given)).names()).toEqual(
        new Map([
          ['anna', 'Анна'],
          ['boris', 'Борис'],
          ['vera', 'Вера'],
        ]),
      );
    });
    it('are pictured over a period, both ends included', async () => {
      const to = new Date(at.getTime() + 30 * 60_000);
      const pictures = await (await make(given)).during({ from: at, to, stepMinutes: 15 });
      expect(pictures.map((p) => (p.at.getTime() - at.getTime()) / 60_000)).toEqual([0, 15, 30]);
      expect(pictures.every((p) => p.people.length === 2)).toBe(true);
    });
  });
}
