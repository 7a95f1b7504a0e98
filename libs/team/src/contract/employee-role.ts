export const EMPLOYEE_ROLES = [
  'head',
  'manager',
  'seller',
  'accountant',
  'manufacturer',
  'marketer',
  'administrator',
] as const;
export type EmployeeRole = (typeof EMPLOYEE_ROLES)[number];
