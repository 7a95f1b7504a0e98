import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-8-sales-receivables-index', [
  'alter table `sales_invoice` drop index `sales_invoice_party_key_at_index`',
  'alter table `sales_invoice` add index `sales_invoice_party_key_receivables_index` (`party_key`, `at`, `party_id`, `employee_id`, `state`, `phantom_of`, `total`, `paid`, `refunded`, `shipped`, `pay_by`)',
]);
