import { newId } from '@prorab/kernel';
import { Branch } from './branch.js';
import type { BranchState } from './branch.js';
import { Employee } from './employee.js';
import type { EmployeeState } from './employee.js';

/** For tests and the example company: a manager about whom nothing is special. */
export function anEmployee(special: Partial<Omit<EmployeeState, 'dismissedAt'>> = {}): Employee {
  return Employee.hire({
    id: newId(),
    name: 'Анна Петрова',
    role: 'manager',
    branchId: newId(),
    emails: [],
    extension: null,
    capacity: 10,
    deputyId: null,
    hours: null,
    hiredAt: new Date('2026-01-12T06:00:00.000Z'),
    ...special,
  });
}

export function aBranch(special: Partial<BranchState> = {}): Branch {
  const day = '09:00-18:00';
  return Branch.open({
    id: newId(),
    name: 'Петербург',
    city: 'Санкт-Петербург',
    zone: 'Europe/Moscow',
    areaCode: '812',
    hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
    exceptions: {},
    keepsHolidays: true,
    ...special,
  });
}
