import { migration } from '@prorab/platform';

export const steps = migration('2026-11-23-2-sales-board-indexes', [
  'drop index `sales_inquiry_party_id_last_contact_at_index`',
  'drop index `sales_party_name_key_index`',
  'create index `sales_inquiry_status_respond_by_id_index` on `sales_inquiry` (`status`, `respond_by`, `id`)',
  'create index `sales_inquiry_owner_id_status_received_at_id_index` on `sales_inquiry` (`owner_id`, `status`, `received_at`, `id`)',
  'create index `sales_inquiry_party_id_status_received_at_id_index` on `sales_inquiry` (`party_id`, `status`, `received_at`, `id`)',
  'create index `sales_party_name_key_id_index` on `sales_party` (`name_key`, `id`)',
]);
