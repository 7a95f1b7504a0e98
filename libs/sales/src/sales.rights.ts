import { defineRights } from '@prorab/platform/marks';

const lead = ['head', 'administrator'] as const;
/** Those who talk to customers. */
const desk = ['head', 'manager', 'seller'] as const;
/** All inquiries are seen by all who have to do with customers; the workshop has not. */
const readers = ['head', 'manager', 'seller', 'accountant', 'marketer', 'administrator'] as const;

export const salesRights = defineRights('sales', {
  'sales.inquiry.read': readers,
  'sales.inquiry.register': desk,
  'sales.inquiry.take': desk,
  /** Return, close, plan, put away: one's own and nobody's; others' take `sales.inquiry.work-any`. */
  'sales.inquiry.work': [...desk, 'administrator'],
  'sales.inquiry.work-any': lead,
  'sales.inquiry.assign': lead,
  'sales.inquiry.move-everything': lead,
  'sales.inquiry.export': lead,
  'sales.breach.read': lead,
  'sales.loss.read': lead,
  'sales.party.read': readers,
  /** The accountant completes what an invoice needs. */
  'sales.party.change': [...desk, 'accountant'],
  'sales.party.set-responsible': lead,
  'sales.party.merge': lead,
  'sales.policy.read': [...desk, 'administrator'],
  'sales.policy.change': lead,
  'sales.policy.replay': lead,
  'sales.ledger-order.read': readers,
  /** From one's own inquiry and from nobody's; from others' it takes `sales.inquiry.work-any`. */
  'sales.ledger-order.send': [...desk, 'administrator'],
});
