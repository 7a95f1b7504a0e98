import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-3-sales-ledger-orders', [
  'create table `sales_ledger_order` (`id` char(36) not null, `inquiry_id` char(36) not null, `party_id` char(36) not null, `party` mediumtext not null, `lines` mediumtext not null, `note` mediumtext null, `by` char(36) not null, `created_at` datetime(3) not null, `put_at` datetime(3) null, `state` varchar(10) not null, `state_since` datetime(3) not null, `invoice_number` varchar(50) null, `invoice_key` varchar(80) null, `refusal` varchar(1000) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_ledger_order` add index `sales_ledger_order_created_at_id_index` (`created_at`, `id`)',
  'alter table `sales_ledger_order` add index `sales_ledger_order_state_created_at_id_index` (`state`, `created_at`, `id`)',
  'alter table `sales_ledger_order` add index `sales_ledger_order_inquiry_id_created_at_id_index` (`inquiry_id`, `created_at`, `id`)',
]);
