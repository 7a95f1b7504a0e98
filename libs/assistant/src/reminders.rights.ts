import { defineRights } from '@prorab/platform/marks';

const everybody = ['head', 'manager', 'seller', 'accountant', 'manufacturer', 'marketer', 'administrator'] as const;
const lead = ['head', 'administrator'] as const;

export const remindersRights = defineRights('assistant', {
  /** One's own, and those of one's team. */
  'assistant.reminder.own': everybody,
  /** For others, and for teams that are not one's own. */
  'assistant.reminder.work-any': lead,
  /** Of all people; one's own log everybody sees. */
  'assistant.reminder-log.read': lead,
});
