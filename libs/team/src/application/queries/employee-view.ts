import type { WeeklyHours } from '@prorab/kernel';
import { instant, instantOrNull } from '@prorab/platform/marks';
import type { Role } from '../../domain/role.js';

/** An employee as the screens show him. */
export interface EmployeeView {
  id: string;
  name: string;
  role: Role;
  branch: { id: string; name: string };
  emails: string[];
  extension: string | null;
  capacity: number;
  deputy: { id: string; name: string } | null;
  hours: WeeklyHours | null;
  hiredAt: string;
  dismissedAt: string | null;
  /** How he logs in; for those who look after logins. */
  account: { login: string; mustChangePassword: boolean; secondFactor: boolean } | null;
}

export interface EmployeeViewRow {
  id: string;
  name: string;
  role: string;
  branch_id: string;
  branch_name: string | null;
  emails: string;
  extension: string | null;
  capacity: number;
  deputy_id: string | null;
  deputy_name: string | null;
  hours: string | null;
  hired_at: unknown;
  dismissed_at: unknown;
  login: string | null;
  must_change_password: number | boolean | null;
  factor_confirmed_at: unknown;
}

export const EMPLOYEE_VIEW = `select e.id, e.name, e.role, e.branch_id, b.name as branch_name, e.emails, e.extension, e.capacity,
  e.deputy_id, d.name as deputy_name, e.hours, e.hired_at, e.dismissed_at, a.login, a.must_change_password, a.factor_confirmed_at
  from team_employee e left join team_branch b on b.id = e.branch_id left join team_employee d on d.id = e.deputy_id
  left join team_account a on a.employee_id = e.id`;

export const employeeView = (row: EmployeeViewRow): EmployeeView => ({
  id: row.id,
  name: row.name,
  role: row.role as Role,
  branch: { id: row.branch_id, name: row.branch_name ?? '' },
  emails: JSON.parse(row.emails) as string[],
  extension: row.extension,
  capacity: Number(row.capacity),
  deputy: row.deputy_id ? { id: row.deputy_id, name: row.deputy_name ?? '' } : null,
  hours: row.hours === null ? null : (JSON.parse(row.hours) as WeeklyHours),
  hiredAt: instant(row.hired_at).toISOString(),
  dismissedAt: instantOrNull(row.dismissed_at)?.toISOString() ?? null,
  account: row.login === null ? null : accountOf(row.login, row),
});

const accountOf = (login: string, row: EmployeeViewRow): EmployeeView['account'] => ({
  login,
  mustChangePassword: Boolean(row.must_change_password),
  secondFactor: row.factor_confirmed_at !== null,
});
