import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-3-sales-ledger-orders', [
  'create table `sales_ledger_order` (`id` text not null primary key, `inquiry_id` text not null, `party_id` text not null, `party` mediumtext not null, `lines` mediumtext not null, `note` mediumtext null, `by` text not null, `created_at` datetime not null, `put_at` datetime null, `state` text not null, `state_since` datetime not null, `invoice_number` text null, `invoice_key` text null, `refusal` text null)',
  'create index `sales_ledger_order_created_at_id_index` on `sales_ledger_order` (`created_at`, `id`)',
  'create index `sales_ledger_order_state_created_at_id_index` on `sales_ledger_order` (`state`, `created_at`, `id`)',
  'create index `sales_ledger_order_inquiry_id_created_at_id_index` on `sales_ledger_order` (`inquiry_id`, `created_at`, `id`)',
]);
