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
  /** All that a person may see of the funnel, the plans and the facts; without the next two, his own deals. */
  'sales.funnel.read': readers,
  'sales.funnel.read-team': ['manager'],
  'sales.funnel.read-all': [...lead, 'accountant', 'marketer'],
  'sales.funnel.export': lead,
  'sales.plan.change': lead,
  'sales.party.read': readers,
  /** The accountant completes what an invoice needs. */
  'sales.party.change': [...desk, 'accountant'],
  'sales.party.set-responsible': lead,
  'sales.party.merge': lead,
  /** What is done about the payment of an invoice: one's own; others' and nobody's take `sales.invoice.care-any`. */
  'sales.invoice.care': [...desk, 'accountant', 'administrator'],
  'sales.invoice.care-any': lead,
  'sales.policy.read': [...desk, 'administrator'],
  'sales.policy.change': lead,
  'sales.policy.replay': lead,
  'sales.ledger-order.read': readers,
  /** From one's own inquiry and from nobody's; from others' it takes `sales.inquiry.work-any`. */
  'sales.ledger-order.send': [...desk, 'administrator'],
  /** How old what is shown of the books is. */
  'sales.ledger.read': readers,
  /** Have the books read whole; see what an exchange with 1C could not understand. */
  'sales.ledger.refresh': lead,
  /** One's own; of the team and of all take the next two. */
  'sales.invoice.read': readers,
  'sales.invoice.read-team': ['head', 'seller', 'accountant', 'marketer', 'administrator'],
  'sales.invoice.read-all': ['head', 'accountant', 'marketer', 'administrator'],
  'sales.invoice.export': ['head', 'accountant', 'administrator'],
  /** Says which inquiry an invoice is of: one's own; others' and nobody's take `sales.invoice.care-any`. */
  'sales.invoice.tie': [...desk, 'accountant', 'administrator'],
  'sales.payment.read': ['head', 'accountant', 'administrator'],
  'sales.payment.tie': ['head', 'accountant', 'administrator'],
  /** Give us the statement of a bank; take all of its lines away as a table. */
  'sales.bank-line.import': ['head', 'accountant', 'administrator'],
  'sales.bank-line.export': ['head', 'accountant', 'administrator'],
  'sales.stock.read': readers,
  /** Own books: one's own invoices; others' take the next one. */
  'sales.book.invoice': [...desk, 'accountant', 'administrator'],
  'sales.book.invoice-any': ['head', 'accountant', 'administrator'],
  'sales.book.ship': [...desk, 'accountant', 'administrator'],
  'sales.book.pay': ['head', 'accountant', 'administrator'],
  'sales.book.goods': ['head', 'accountant', 'administrator'],
});
