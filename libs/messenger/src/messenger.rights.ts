import { defineRights } from '@prorab/platform/marks';
import { EMPLOYEE_ROLES } from '@prorab/team/contract';

/** Those who talk to customers. */
const desk = ['head', 'manager', 'seller', 'administrator'] as const;

export const messengerRights = defineRights('messenger', {
  /** To take part in Tim: one's own conversations, and what one's colleagues say of themselves. */
  'messenger.use': EMPLOYEE_ROLES,
  'messenger.message.delete-any': ['head', 'administrator'],
  /** The inner room of every inquiry, member or not. */
  'messenger.inquiry-room.use': [...desk, 'accountant', 'marketer'],
  /** Talks with visitors of the sites, one's own and others'. */
  'messenger.customer-chat.use': desk,
  /** Outside partners, their links and their rooms. */
  'messenger.partner.manage': desk,
});
