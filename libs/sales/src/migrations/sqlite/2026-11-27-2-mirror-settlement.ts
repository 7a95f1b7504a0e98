import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-2-sales-mirror-settlement', [
  'create table `sales_book_counter` (`name` text not null primary key, `value` bigint not null)',
  'create table `sales_book_entry` (`kind` text not null, `id` text not null, `stamp` bigint not null, `gone` integer not null, `fact` mediumtext not null, primary key (`kind`, `id`))',
  'create index `sales_book_entry_stamp_index` on `sales_book_entry` (`stamp`)',
  'create table `sales_invoice_history` (`id` text not null primary key, `invoice_key` text not null, `at` datetime not null, `by_id` text null, `kind` text not null, `detail` mediumtext not null)',
  'create index `sales_invoice_history_invoice_key_at_id_index` on `sales_invoice_history` (`invoice_key`, `at`, `id`)',
  'create table `sales_payment_tie` (`payment_key` text not null, `invoice_key` text not null, `amount` bigint not null, `tied_by` text not null, `tied_by_id` text null, `at` datetime not null, primary key (`payment_key`, `invoice_key`))',
  'create index `sales_payment_tie_invoice_key_index` on `sales_payment_tie` (`invoice_key`)',
  'alter table `sales_invoice` add column `inquiry_by` text null',
  'alter table `sales_ledger_party` add column `tied_to` text null',
  'alter table `sales_ledger_reader` add column `wanted_at` datetime null',
  'alter table `sales_ledger_reader` add column `alarmed_at` datetime null',
  'alter table `sales_ledger_reader` add column `leased_by` text null',
  'alter table `sales_ledger_reader` add column `leased_until` datetime null',
]);
