import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-1-sales-group-index', [
  'create index `sales_inquiry_group_name_status_received_at_id_index` on `sales_inquiry` (`group_name`, `status`, `received_at`, `id`)',
]);
