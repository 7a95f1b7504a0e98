import { newId } from '@prorab/kernel';
import type { Colleagues } from './colleagues.port.js';
import type { Inquiries } from './inquiries.port.js';

export interface GivenColleague {
  id: string;
  name: string;
  active: boolean;
}
/** What everybody who tells of the colleagues promises. */
export function describeColleagues(
  name: string,
  make: (given: readonly GivenColleague[]) => Promise<Colleagues>,
): void {
  it(`colleagues: ${name}: are all, those who left too, and at work are those who have not`, async () => {
    const [anna, boris] = [newId(), newId()];
    const colleagues = await make([
      { id: anna, name: 'Анна', active: true },
      { id: boris, name: 'Борис', active: false },
    ]);
    expect((await colleagues.all()).map((c) => [c.employeeId, c.name, c.active])).toEqual([
      [anna, 'Анна', true],
      [boris, 'Борис', false],
    ]);
    const found = await colleagues.atWorkHere(anna);
    expect(found).toMatchObject({ employeeId: anna, name: 'Анна', active: true });
    expect([typeof found?.role, typeof found?.branchId]).toEqual(['string', 'string']);
    for (const id of [boris, newId()]) expect(await colleagues.atWorkHere(id)).toBeNull();
  });
}

export const inquiryStates = [
  'waiting',
  'assigned',
  'in-work',
  'answered',
  'closed-won',
  'closed-lost',
  'spam',
  'linked',
] as const;
export interface GivenInquiry {
  inquiryId: string;
  number: number;
  status: (typeof inquiryStates)[number];
  contactId: string;
}
/** What everybody who tells of inquiries promises. */
export function describeInquiries(name: string, make: (given: readonly GivenInquiry[]) => Promise<Inquiries>): void {
  it(`inquiries: ${name}: are found by id and by contact, open until they are done`, async () => {
    const given = inquiryStates.map((status, i) => ({
      ...{ inquiryId: newId(), number: 1_001 + i, status, contactId: newId() },
    }));
    const inquiries = await make(given);
    const open: string[] = [];
    for (const { inquiryId, number, status, contactId } of given) {
      const found = await inquiries.byId(inquiryId);
      expect(found).toMatchObject({ inquiryId, number, subject: `Заявка ${number}`, ownerId: null });
      expect(await inquiries.byContact(contactId)).toEqual(found);
      if (found?.isOpen) open.push(status);
    }
    expect(open).toEqual(['waiting', 'assigned', 'in-work', 'answered']);
    for (const ask of [inquiries.byId(newId()), inquiries.byContact(newId())]) expect(await ask).toBeNull();
  });
}
