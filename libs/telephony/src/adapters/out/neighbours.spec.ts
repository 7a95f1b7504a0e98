import { newId } from '@prorab/kernel';
import type { CustomerGlances } from '@prorab/sales/contract';
import type { Staff, StaffMember } from '@prorab/team/contract';
import '../../telephony.rights.js';
import { aCallerCard } from '../../domain/a-caller-card.builder.js';
import { callerDirectoryContract, operatorsContract } from '../../application/ports/neighbours.contract.js';
import { SalesCallers } from './sales/sales-callers.js';
import { ConfiguredLines } from './team/configured-lines.js';
import { StaffOperators } from './team/staff-operators.js';
import { phoneOwnersContract } from '../../application/ports/phone-owners.contract.js';
import { StaffPhoneOwners } from './team/staff-phone-owners.js';

const glances = (responsibleId: string): CustomerGlances => ({
  byPhone: async (number) => (number === '+79112223344' ? aCallerCard({ responsibleId }) : null),
});
callerDirectoryContract('sales', async ({ keeper }) => new SalesCallers(glances(keeper)));

const pskov = { id: newId(), name: 'Псков', city: 'Псков', zone: 'Europe/Moscow', areaCode: '8112' };
const branches: Pick<Staff, 'branches'> = { branches: async () => [pskov] };
const lines = (branch: string): ConfiguredLines =>
  new ConfiguredLines([{ number: '+78112201234', title: '', branch }], branches as Staff);
describe('lines of the configuration', () => {
  it('are refused at the start when they name a branch that there is not', async () => {
    await expect(lines('Тверь').settle()).rejects.toThrow(/\+78112201234/);
    await expect(lines('Псков').settle()).resolves.toBeUndefined();
  });
});

operatorsContract('team', async () => {
  const [anna, boris] = [newId(), newId()];
  const member = (name: string, of: Partial<StaffMember>): StaffMember => ({
    ...{ id: newId(), name, role: 'manager', branchId: pskov.id, emails: [], extension: null, capacity: 5 },
    ...{ deputyId: null, active: true },
    ...of,
  });
  const people = [
    member('Анна', { id: anna, extension: '101' }),
    member('Борис', { id: boris, extension: '102', deputyId: anna }),
    member('Вера', {}),
    member('Глеб', { extension: '104', role: 'accountant' }),
    member('Дина', { extension: '105', active: false }),
  ];
  const staff: Pick<Staff, 'list' | 'byId' | 'presenceAt'> = {
    list: async () => people,
    byId: async (id) => people.find((one) => one.id === id) ?? null,
    presenceAt: async () =>
      [anna, boris].map((employeeId) => ({
        ...{ employeeId, atWork: employeeId === anna, absentUntil: null, nextWorkAt: null, deputyId: null },
      })),
  };
  return new StaffOperators(staff as Staff);
});

phoneOwnersContract('team', async () => {
  const [anna, vera, dina] = [newId(), newId(), newId()];
  const member = (name: string, of: Partial<StaffMember>): StaffMember => ({
    ...{ id: newId(), name, role: 'manager', branchId: pskov.id, emails: [], extension: null, capacity: 5 },
    ...{ deputyId: null, active: true },
    ...of,
  });
  const people = [
    member('Анна', { id: anna, extension: '101' }),
    member('Вера', { id: vera }),
    member('Глеб', { extension: '104', role: 'accountant' }),
    member('Завод', { extension: '107', role: 'manufacturer' }),
    member('Дина', { id: dina, extension: '105', active: false }),
  ];
  const staff: Pick<Staff, 'list' | 'byId' | 'branches'> = {
    ...{ list: async () => people, branches: async () => [pskov] },
    byId: async (id) => people.find((one) => one.id === id) ?? null,
  };
  return { owners: new StaffPhoneOwners(staff as Staff), anna, vera, dina };
});
