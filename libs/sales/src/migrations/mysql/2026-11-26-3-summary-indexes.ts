import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-3-sales-summary-indexes', [
  'alter table `sales_inquiry` add index `sales_inquiry_first_answered_at_index` (`first_answered_at`)',
  'alter table `sales_inquiry` add index `sales_inquiry_status_closed_at_index` (`status`, `closed_at`)',
]);
