import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-3-sales-summary-indexes', [
  'create index `sales_inquiry_first_answered_at_index` on `sales_inquiry` (`first_answered_at`)',
  'create index `sales_inquiry_status_closed_at_index` on `sales_inquiry` (`status`, `closed_at`)',
]);
