import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-7-sales-order-invoice-key', [
  'create index `sales_ledger_order_invoice_key_index` on `sales_ledger_order` (`invoice_key`)',
]);
