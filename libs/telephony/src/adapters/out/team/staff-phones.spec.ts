import { createHash } from 'node:crypto';
import { Staff, type StaffMember, type DerivedSecrets } from '@prorab/team/contract';
import type { PhoneCard } from '../../../application/ports/phones.port.js';
import { linesContract } from '../../../application/ports/lines.contract.js';
import { phonesContract } from '../../../application/ports/phones.contract.js';
import '../../../telephony.rights.js';
import { ConfiguredLines } from './configured-lines.js';
import { StaffPhones } from './staff-phones.js';

/** People of a house with one branch, in Псков. */
class SomeStaff extends Staff {
  constructor(private readonly people: readonly StaffMember[]) {
    super();
  }
  list = async () => [...this.people];
  byId = async (id: string) => this.people.find((p) => p.id === id) ?? null;
  byEmail = async () => null;
  presenceAt = async () => [];
  branches = async () => [{ id: 'pskov', name: 'Псков', city: 'Псков', zone: 'Europe/Moscow', areaCode: '8112' }];
  workingCalendarOf = (): Promise<never> => Promise.reject(new Error('nobody asks here'));
}
const member = ({ employeeId, extension, name, branchId, answers }: PhoneCard): StaffMember => ({
  ...{ id: employeeId, name, branchId, extension, role: answers ? 'manager' : 'head', emails: [] },
  ...{ capacity: 1, deputyId: null, active: true },
});
const secrets: DerivedSecrets = { of: (purpose) => createHash('sha256').update(purpose).digest('base64url') };

phonesContract('of the staff', async (people) => new StaffPhones(new SomeStaff(people.map(member)), secrets));
linesContract('of the configuration', async (lines) => {
  const told = lines.map(({ number, inPskov }) => ({ number, title: '', branch: inPskov ? 'Псков' : null }));
  return new ConfiguredLines(told, new SomeStaff([]));
});

describe('phones of the staff', () => {
  it('are none of the dismissed, and of nobody without an extension', async () => {
    const olga = member({ employeeId: '201', extension: '201', name: 'Ольга', branchId: 'spb', answers: true });
    const staff = new SomeStaff([
      { ...olga, active: false },
      { ...olga, extension: null },
    ]);
    expect(await new StaffPhones(staff, secrets).all()).toEqual([]);
  });
});
