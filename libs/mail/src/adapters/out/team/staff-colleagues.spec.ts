import type { Staff } from '@prorab/team/contract';
import { colleaguesContract } from '../../../application/ports/colleagues.contract.js';
import { StaffColleagues } from './staff-colleagues.js';

colleaguesContract('staff of team', async (given) => {
  const rest = { role: 'manager', branchId: 'spb', extension: null, capacity: 5, deputyId: null } as const;
  const staff: Pick<Staff, 'list'> = {
    list: async () => given.map((one) => ({ ...rest, ...one, emails: [...one.emails] })),
  };
  return new StaffColleagues(staff as Staff);
});
