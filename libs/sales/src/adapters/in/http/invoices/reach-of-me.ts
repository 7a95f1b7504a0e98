import { mayI } from '@prorab/platform';
import type { InvoiceReach } from '../../../../application/queries/invoices/invoice-reach.js';

/** Own, team or all, by the rights of the one who asks. */
export const reachOfMe = (): InvoiceReach =>
  mayI('sales.invoice.read-all') ? 'all' : mayI('sales.invoice.read-team') ? 'team' : 'own';
