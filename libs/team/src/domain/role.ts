/** The seven roles; what each may do is said by the rights of every context. */
export const ROLES = ['head', 'manager', 'seller', 'accountant', 'manufacturer', 'marketer', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);
