import { defineEntity, p } from '@mikro-orm/core';

export const BranchRow = defineEntity({
  name: 'BranchRow',
  tableName: 'team_branch',
  properties: {
    id: p.character().length(36).primary(),
    name: p.string().length(100).index(),
    city: p.string().length(100),
    zone: p.string().length(60),
    areaCode: p.string().length(5).nullable(),
    /** JSON: weekday → hours. */
    hours: p.text(),
    /** JSON: day → hours. */
    exceptions: p.text(),
    keepsHolidays: p.boolean(),
  },
});

export const EmployeeRow = defineEntity({
  name: 'EmployeeRow',
  tableName: 'team_employee',
  indexes: [{ properties: ['name', 'id'] as never }],
  properties: {
    id: p.character().length(36).primary(),
    name: p.string().length(100),
    role: p.string().length(20),
    branchId: p.character().length(36).index(),
    /** JSON list in the order of the employee; `team_address` gives each to one. */
    emails: p.text(),
    extension: p.string().length(5).nullable(),
    /** The extension while the employee works here, null afterwards: one person answers a phone. */
    extensionInUse: p.string().length(5).nullable().unique(),
    capacity: p.double(),
    deputyId: p.character().length(36).nullable(),
    /** JSON, or null. */
    hours: p.text().nullable(),
    hiredAt: p.datetime(3),
    dismissedAt: p.datetime(3).nullable(),
    /** Name, addresses and extension in lower case, ё as е: what the list is searched by. */
    search: p.text(),
  },
});

export const AddressRow = defineEntity({
  name: 'AddressRow',
  tableName: 'team_address',
  properties: { address: p.string().length(254).primary(), employeeId: p.character().length(36).index() },
});

export const AbsenceRow = defineEntity({
  name: 'AbsenceRow',
  tableName: 'team_absence',
  indexes: [{ properties: ['beginsAt', 'id'] as never }],
  properties: {
    id: p.character().length(36).primary(),
    employeeId: p.character().length(36).index(),
    kind: p.string().length(10),
    beginsAt: p.datetime(3),
    endsAt: p.datetime(3).index(),
    deputyId: p.character().length(36).nullable(),
    note: p.string().length(500),
    plannedAt: p.datetime(3),
    cancelledAt: p.datetime(3).nullable(),
  },
});

export const AccountRow = defineEntity({
  name: 'AccountRow',
  tableName: 'team_account',
  properties: {
    employeeId: p.character().length(36).primary(),
    login: p.string().length(254).unique(),
    passwordHash: p.string().length(250),
    mustChangePassword: p.boolean(),
    passwordChangedAt: p.datetime(3),
    /** Sealed (`SecretBox`). */
    factorSecret: p.string().length(250).nullable(),
    factorConfirmedAt: p.datetime(3).nullable(),
    factorLastStep: p.integer().nullable(),
    /** JSON list of digests. */
    recoveryCodes: p.text().nullable(),
  },
});

export const SessionRow = defineEntity({
  name: 'SessionRow',
  tableName: 'team_session',
  properties: {
    id: p.character().length(36).primary(),
    employeeId: p.character().length(36).index(),
    tokenHash: p.character().length(64).unique(),
    kind: p.string().length(6),
    openedAt: p.datetime(3).index(),
    seenAt: p.datetime(3).index(),
    agent: p.string().length(250),
    address: p.string().length(60),
  },
});

export const AttemptRow = defineEntity({
  name: 'AttemptRow',
  tableName: 'team_attempt',
  properties: {
    id: p.string().length(64).primary(),
    failures: p.integer(),
    lastAt: p.datetime(3).index(),
    lockedUntil: p.datetime(3).nullable(),
  },
});

/** One row: counts the changes of employees, branches and absences. */
export const RevisionRow = defineEntity({
  name: 'RevisionRow',
  tableName: 'team_revision',
  properties: { id: p.tinyint().primary().autoincrement(false), revision: p.integer() },
});

export const teamRows = [
  BranchRow,
  EmployeeRow,
  AddressRow,
  AbsenceRow,
  AccountRow,
  SessionRow,
  AttemptRow,
  RevisionRow,
];
