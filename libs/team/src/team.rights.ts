import { defineRights } from '@prorab/platform/marks';
import { EMPLOYEE_ROLES } from './contract/employee-role.js';

/**
 * Stands in for the real role while the password is somebody else's idea. Only the rights to change one's own password, to see
 * who one is and to log out name it among their roles, so that every other door stays shut.
 */
export const MUST_CHANGE_PASSWORD = 'must-change-password';

const everybody = EMPLOYEE_ROLES;
const newcomerToo = [...EMPLOYEE_ROLES, MUST_CHANGE_PASSWORD] as const;
const lead = ['head', 'administrator'] as const;
const administrator = ['administrator'] as const;

export const teamRights = defineRights('team', {
  'team.session.read': newcomerToo,
  'team.session.end': newcomerToo,
  'team.password.change': newcomerToo,
  'team.second-factor.manage': everybody,
  'team.employee.read': everybody,
  'team.branch.read': everybody,
  'team.presence.read': everybody,
  'team.absence.read': everybody,
  /** Why others are away. */
  'team.absence.read-reason': lead,
  /** One's own; others' take `team.absence.plan-any`. */
  'team.absence.plan': everybody,
  'team.absence.plan-any': lead,
  'team.employee.hire': lead,
  'team.employee.change': lead,
  'team.employee.dismiss': lead,
  'team.employee.export': lead,
  'team.branch.change': lead,
  /** Who may make administrators could make himself one. */
  'team.employee.change-role': administrator,
  'team.account.read': administrator,
  'team.password.set': administrator,
  'team.second-factor.reset': administrator,
});

/** The platform knows no roles; whoever knows them says which of them hold its rights. */
export const platformRights = defineRights('platform', {
  'platform.quarantine.read': lead,
  'platform.quarantine.replay': lead,
  'platform.audit.read': lead,
  'platform.changes.read': everybody,
});
