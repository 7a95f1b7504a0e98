import { mayI, me } from '@prorab/platform';
import type { InvoiceKeeper } from '../../../application/queries/invoice-care/invoice-keeper.query.js';
import { InvoiceNotYours } from '../../../domain/invoice-care/invoice-care-errors.js';

/** Whoever looks after the invoice, or the customer; others' and nobody's with the right to. @throws InvoiceMissing, InvoiceNotYours */
export async function asKeeper<T>(keeper: InvoiceKeeper, invoiceKey: string, change: () => Promise<T>): Promise<T> {
  if (!mayI('sales.invoice.care-any')) {
    const { number, keepers } = await keeper.execute({ invoiceKey });
    if (!keepers.includes(me().employeeId)) throw new InvoiceNotYours(number);
  }
  return change();
}
