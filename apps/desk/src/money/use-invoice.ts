import { shallowRef } from 'vue';
import { books, invoiceCare, invoices } from '../api/money.js';
import { isProblem } from '../api/problem.js';
import type { InvoiceCardDto, InvoiceCareDto, PartyInBooksDto } from '../api/schema.js';
import { useSession } from '../stores/session.js';
import { useInvoiceFeed } from './use-invoice-feed.js';

/** One invoice with what is done about it and what its customer owes; anew whenever the books say so. */
export function useInvoice(keyOf: () => string) {
  const session = useSession();
  const invoice = shallowRef<InvoiceCardDto | null>(null);
  /** null: not this reader's to look after. */
  const care = shallowRef<InvoiceCareDto | null>(null);
  const debts = shallowRef<PartyInBooksDto | null>(null);
  const failed = shallowRef<unknown>(null);
  const { follow } = useInvoiceFeed((changed) => {
    if (changed === 'all' || changed.has(keyOf())) void load();
  });

  async function load(): Promise<void> {
    const key = keyOf();
    if (invoice.value && invoice.value.invoiceKey !== key) invoice.value = care.value = debts.value = null;
    try {
      const { body, headers } = await invoices.card(key);
      if (key !== keyOf()) return;
      follow(headers);
      const [foundCare, foundDebts] = await Promise.all([
        session.can('sales.invoice.care') ? invoiceCare.card(key).catch(notYours) : null,
        body.party ? books.ofParty(body.party.id) : null,
      ]);
      if (key !== keyOf()) return;
      [invoice.value, care.value, debts.value, failed.value] = [body, foundCare, foundDebts, null];
    } catch (error) {
      if (key === keyOf()) failed.value = error;
    }
  }
  return { invoice, care, debts, failed, load };
}

/** Somebody else looks after it: it is shown without that part. */
function notYours(error: unknown): null {
  if (isProblem(error, 'sales.invoice-not-yours')) return null;
  throw error;
}
