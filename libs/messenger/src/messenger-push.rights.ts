import { defineRights } from '@prorab/platform/marks';
import { EMPLOYEE_ROLES } from '@prorab/team/contract';

/** Everybody, each with what is his own; whose conversation it is decides the use case. */
export const pushRights = defineRights('messenger', {
  'messenger.file.attach': EMPLOYEE_ROLES,
  'messenger.file.read': EMPLOYEE_ROLES,
  'messenger.push.manage': EMPLOYEE_ROLES,
  'messenger.notice.manage': EMPLOYEE_ROLES,
});
