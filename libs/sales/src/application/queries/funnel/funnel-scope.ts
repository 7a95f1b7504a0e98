import { type Sql, sql } from '../sql-text.js';

/** Whose deals one sees: one's own, those of one's branch, or all. */
export type FunnelScope =
  { kind: 'all' } | { kind: 'team'; branchId: string; employeeId: string } | { kind: 'own'; employeeId: string };

/** On rows that have `manager` and `branch`. */
export const seenBy = (row: string, scope: FunnelScope): Sql => {
  if (scope.kind === 'all') return sql('1 = 1');
  if (scope.kind === 'own') return sql(`${row}.manager = ?`, scope.employeeId);
  return sql(`(${row}.branch = ? or ${row}.manager = ?)`, scope.branchId, scope.employeeId);
};
