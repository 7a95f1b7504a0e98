import type { ReminderRecipients } from './reminder-recipients.port.js';

export interface GivenPerson {
  employeeId: string;
  name: string;
  active: boolean;
  absentUntil: Date | null;
  deputyId: string | null;
}
/** What everybody who knows whom to tell does. Their branch is open from nine to six, Moscow time, Monday to Friday. */
export function describeReminderRecipients(
  name: string,
  make: (people: readonly GivenPerson[]) => Promise<ReminderRecipients>,
): void {
  describe(`ReminderRecipients (${name})`, () => {
    const back = new Date('2026-12-07T06:00:00Z');
    const people: GivenPerson[] = [
      { employeeId: 'anna', name: 'Анна', active: true, absentUntil: null, deputyId: 'boris' },
      { employeeId: 'boris', name: 'Борис', active: true, absentUntil: back, deputyId: null },
      { employeeId: 'vera', name: 'Вера', active: false, absentUntil: null, deputyId: null },
    ];
    it('tells who is there, who is away until when, who stands in, and who is gone', async () => {
      const found = await (await make(people)).at(new Date('2026-11-30T09:00:00Z'));
      const by = new Map(found.map((p) => [p.employeeId, p]));
      expect(by.get('anna')).toMatchObject({
        name: 'Анна',
        active: true,
        atWork: true,
        absentUntil: null,
        deputyId: 'boris',
      });
      expect(by.get('boris')).toMatchObject({ active: true, atWork: false, absentUntil: back, nextWorkAt: back });
      expect(by.get('vera')).toMatchObject({ active: false, atWork: false });
      expect(by.get('anna')?.calendar.zone).toBe('Europe/Moscow');
    });
    it('tells of one what it tells of all', async () => {
      const recipients = await make(people);
      const now = new Date('2026-11-30T09:00:00Z');
      for (const person of await recipients.at(now))
        expect(await recipients.one(person.employeeId, now)).toEqual(person);
      expect(await recipients.one('nobody', now)).toBeNull();
    });
    it('knows when work begins again', async () => {
      const [anna] = await (await make(people)).at(new Date('2026-12-04T18:00:00Z'));
      expect(anna).toMatchObject({ atWork: false, nextWorkAt: back });
    });
  });
}
