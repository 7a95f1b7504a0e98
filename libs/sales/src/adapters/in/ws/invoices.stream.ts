import { defineStream } from '@prorab/platform';

/** Which invoices have changed; no sums: who may see them asks for them. */
export const invoicesStream = defineStream('invoices', { right: 'sales.invoice.read' });
