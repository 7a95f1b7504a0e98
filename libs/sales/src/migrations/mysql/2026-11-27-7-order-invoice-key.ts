import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-7-sales-order-invoice-key', [
  'alter table `sales_ledger_order` add index `sales_ledger_order_invoice_key_index` (`invoice_key`)',
]);
