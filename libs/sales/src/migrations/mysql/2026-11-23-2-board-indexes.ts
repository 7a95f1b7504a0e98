import { migration } from '@prorab/platform';

export const steps = migration('2026-11-23-2-sales-board-indexes', [
  'alter table `sales_inquiry` drop index `sales_inquiry_party_id_last_contact_at_index`',
  'alter table `sales_party` drop index `sales_party_name_key_index`',
  'alter table `sales_inquiry` add index `sales_inquiry_status_respond_by_id_index` (`status`, `respond_by`, `id`)',
  'alter table `sales_inquiry` add index `sales_inquiry_owner_id_status_received_at_id_index` (`owner_id`, `status`, `received_at`, `id`)',
  'alter table `sales_inquiry` add index `sales_inquiry_party_id_status_received_at_id_index` (`party_id`, `status`, `received_at`, `id`)',
  'alter table `sales_party` add index `sales_party_name_key_id_index` (`name_key`, `id`)',
]);
