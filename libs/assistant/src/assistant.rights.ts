import { defineRights } from '@prorab/platform/marks';
import { EMPLOYEE_ROLES } from '@prorab/team/contract';

/** Everybody may speak to her; what she does then takes the rights of the command. */
export const assistantRights = defineRights('assistant', {
  'assistant.phrase.say': EMPLOYEE_ROLES,
  'assistant.command.read': EMPLOYEE_ROLES,
});
