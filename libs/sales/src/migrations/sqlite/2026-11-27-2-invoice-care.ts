import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-2-sales-invoice-care', [
  'create table `sales_chance_model` (`id` text not null primary key, `trained_at` datetime not null, `invoices` integer not null, `model` mediumtext null)',
  'create index `sales_chance_model_trained_at_index` on `sales_chance_model` (`trained_at`)',
  'create table `sales_invoice_care_history` (`id` text not null primary key, `invoice_key` text not null, `kind` text not null, `at` datetime not null, `by_id` text null, `note` text null, `before_state` mediumtext not null, `undone` integer not null)',
  'create index `sales_invoice_care_history_invoice_key_at_id_index` on `sales_invoice_care_history` (`invoice_key`, `at`, `id`)',
  'create table `sales_invoice_care` (`invoice_key` text not null primary key, `owner_id` text null, `disowned` integer not null, `promised_on` text null, `snoozed_until` datetime null, `refused_reason` text null, `refused_note` mediumtext null, `contacted_at` datetime null, `counts_itself` integer not null, `told_step` integer null, `told_to` text null, `told_at` datetime null)',
  'create index `sales_invoice_care_promised_on_index` on `sales_invoice_care` (`promised_on`)',
  'create table `sales_invoice_care_start` (`id` integer not null primary key autoincrement, `started_at` datetime not null)',
  'create table `sales_invoice_watch` (`invoice_key` text not null primary key, `whose_id` text null, `since` text not null, `days` integer not null, `step` integer null, `step_to` text null, `told_step` integer null, `told_to` text null, `told_at` datetime null, `listed` integer not null, `owed` bigint not null, `chance` double null, `weight` double not null, `because` mediumtext not null)',
  'create index `sales_invoice_watch_listed_whose_id_weight_invoice_key_index` on `sales_invoice_watch` (`listed`, `whose_id`, `weight`, `invoice_key`)',
  'create index `sales_invoice_watch_listed_weight_invoice_key_index` on `sales_invoice_watch` (`listed`, `weight`, `invoice_key`)',
]);
