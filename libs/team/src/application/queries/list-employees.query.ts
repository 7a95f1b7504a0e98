import { Query, Tables } from '@prorab/platform/marks';
import type { SqlValue } from '@prorab/platform/marks';
import type { Role } from '../../domain/role.js';
import { EMPLOYEE_VIEW, employeeView } from './employee-view.js';
import type { EmployeeView, EmployeeViewRow } from './employee-view.js';
import { containing } from './search-text.js';

export interface EmployeeFilter {
  role?: Role;
  branchId?: string;
  /** Default: both who work here and who are gone. */
  active?: boolean;
  /** Any part of the name, an address or the extension. */
  search?: string;
}

@Query()
export class ListEmployees {
  constructor(private readonly tables: Tables) {}

  /** By name. @param after name and id of the last one seen @returns one more than `limit`, if there are */
  async execute({
    limit,
    after,
    role,
    branchId,
    active,
    search,
  }: EmployeeFilter & { limit: number; after: { name: string; id: string } | null }): Promise<EmployeeView[]> {
    const where: [string, SqlValue[]][] = [];
    if (after) where.push(['(e.name > ? or (e.name = ? and e.id > ?))', [after.name, after.name, after.id]]);
    if (role) where.push(['e.role = ?', [role]]);
    if (branchId) where.push(['e.branch_id = ?', [branchId]]);
    if (active !== undefined) where.push([`e.dismissed_at is ${active ? '' : 'not '}null`, []]);
    if (search) where.push(["e.search like ? escape '!'", [containing(search)]]);
    const conditions = where.length > 0 ? ` where ${where.map(([sql]) => sql).join(' and ')}` : '';
    const rows = await this.tables.all<EmployeeViewRow>(
      `${EMPLOYEE_VIEW}${conditions} order by e.name, e.id limit ${limit + 1}`,
      where.flatMap(([, values]) => values),
    );
    return rows.map(employeeView);
  }
}
