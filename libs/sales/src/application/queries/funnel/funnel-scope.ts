/** Whose deals one sees: one's own, those of one's branch, or all. */
export type FunnelScope =
  { kind: 'all' } | { kind: 'team'; branchId: string; employeeId: string } | { kind: 'own'; employeeId: string };
