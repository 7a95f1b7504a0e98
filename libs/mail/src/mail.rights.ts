import { defineRights } from '@prorab/platform/marks';

const sales = ['head', 'manager', 'seller', 'administrator'] as const;
const lead = ['head', 'administrator'] as const;

export const mailRights = defineRights('mail', {
  'mail.letter.read': [...sales, 'accountant', 'marketer'],
  'mail.letter.classify': ['head', 'manager', 'seller'],
  'mail.answer.write': ['head', 'manager', 'seller', 'accountant'],
  /** One's own; those of others take `mail.answer.undo-any`. */
  'mail.answer.undo': ['head', 'manager', 'seller', 'accountant', 'administrator'],
  'mail.answer.undo-any': lead,
  /** Raw letters carry everything, hidden parts too; each look is on record. */
  'mail.source.read': lead,
  'mail.poisoned.read': lead,
  'mail.poisoned.settle': lead,
  'mail.mailbox.read': [...sales],
});
