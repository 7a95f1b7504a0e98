import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-5-sales-bank-lines', [
  'create table `sales_bank_import` (`id` text not null primary key, `at` datetime not null, `by_id` text null, `file_name` text not null, `file_hash` text not null, `added` integer not null, `known` integer not null, `others` integer not null, `fault` text null)',
  'create index `sales_bank_import_at_index` on `sales_bank_import` (`at`)',
  'create table `sales_bank_line` (`id` text not null primary key, `origin` text not null, `natural_key` text not null, `number` text not null, `on_day` text not null, `amount` bigint not null, `payer_name` text null, `payer_inn` text null, `payer_account` text null, `purpose` mediumtext not null, `import_id` text null, `state` text not null, `payment_key` text null, `decided_by` text null, `decided_by_id` text null, `decided_at` datetime null, `held` integer not null, `note` text null, `looked_at` datetime not null, `added_at` datetime not null)',
  'create unique index `sales_bank_line_natural_key_unique` on `sales_bank_line` (`natural_key`)',
  'create unique index `sales_bank_line_payment_key_unique` on `sales_bank_line` (`payment_key`)',
  'create index `sales_bank_line_state_on_day_id_index` on `sales_bank_line` (`state`, `on_day`, `id`)',
  'create index `sales_bank_line_state_looked_at_id_index` on `sales_bank_line` (`state`, `looked_at`, `id`)',
  'create index `sales_bank_line_on_day_id_index` on `sales_bank_line` (`on_day`, `id`)',
  'create table `sales_bank_line_share` (`line_id` text not null, `invoice_key` text not null, `amount` bigint not null, primary key (`line_id`, `invoice_key`))',
  'create index `sales_bank_line_share_invoice_key_index` on `sales_bank_line_share` (`invoice_key`)',
]);
