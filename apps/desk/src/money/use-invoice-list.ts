import { type Ref, onScopeDispose, shallowRef, watch } from 'vue';
import { type InvoiceFilter, invoices } from '../api/money.js';
import type { InvoiceLineDto, InvoiceTotalsDto } from '../api/schema.js';
import { usePagedList } from '../lib/use-paged-list.js';
import { useInvoiceFeed } from './use-invoice-feed.js';

/** A list of invoices with what it comes to; both stay true while the books change. */
export function useInvoiceList(filter: Ref<InvoiceFilter>) {
  const totals = shallowRef<InvoiceTotalsDto | null>(null);
  let gone = false;
  onScopeDispose(() => (gone = true));
  const { view, list } = usePagedList<InvoiceLineDto>({
    idOf: (line) => line.invoiceKey,
    fetch: async (after) => {
      const { body, headers } = await invoices.page(filter.value, after);
      follow(headers);
      return body;
    },
  });
  async function sum(): Promise<void> {
    const asked = filter.value;
    // Beside the list, which says by itself when nothing can be loaded.
    const found = await invoices.totals(asked).catch(() => null);
    if (!gone && asked === filter.value) totals.value = found;
  }
  const { follow } = useInvoiceFeed(() => {
    void list.refresh();
    void sum();
  });
  const reload = (): void => {
    void list.reload();
    void sum();
  };
  watch(filter, reload, { immediate: true });
  return { view, list, totals, reload };
}
