import { WorkingCalendar } from '@prorab/kernel';
import { type Presence, Staff, type StaffBranch, type StaffMember } from '@prorab/team/contract';
import { describeListeners } from '../../../application/ports/listeners.contract.js';
import { StaffListeners } from './staff-listeners.js';

const [anna, gone] = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002'];
const member = (id: string, active: boolean): StaffMember => ({
  ...{ id, name: 'Анна', role: 'manager' as const, branchId: 'spb', emails: [], extension: null, capacity: 7 },
  ...{ deputyId: null, active },
});

class SomeStaff extends Staff {
  async list(): Promise<StaffMember[]> {
    return [member(anna, true), member(gone, false)];
  }
  async byId(id: string): Promise<StaffMember | null> {
    return (await this.list()).find((one) => one.id === id) ?? null;
  }
  async byEmail(): Promise<null> {
    return null;
  }
  async presenceAt(): Promise<Presence[]> {
    return [];
  }
  async branches(): Promise<StaffBranch[]> {
    return [];
  }
  async workingCalendarOf(): Promise<WorkingCalendar> {
    return new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '09:00-18:00' } });
  }
}

describeListeners('staff of the team', async () => ({ listeners: new StaffListeners(new SomeStaff()), anna, gone }));
