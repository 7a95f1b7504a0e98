import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-2-sales-mirror-settlement', [
  'create table `sales_book_counter` (`name` varchar(30) not null, `value` bigint not null, primary key (`name`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'create table `sales_book_entry` (`kind` varchar(12) not null, `id` varchar(80) not null, `stamp` bigint not null, `gone` tinyint(1) not null, `fact` mediumtext not null, primary key (`kind`, `id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_book_entry` add index `sales_book_entry_stamp_index` (`stamp`)',
  'create table `sales_invoice_history` (`id` char(36) not null, `invoice_key` varchar(80) not null, `at` datetime(3) not null, `by_id` char(36) null, `kind` varchar(30) not null, `detail` mediumtext not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_invoice_history` add index `sales_invoice_history_invoice_key_at_id_index` (`invoice_key`, `at`, `id`)',
  'create table `sales_payment_tie` (`payment_key` varchar(80) not null, `invoice_key` varchar(80) not null, `amount` bigint not null, `tied_by` varchar(10) not null, `tied_by_id` char(36) null, `at` datetime(3) not null, primary key (`payment_key`, `invoice_key`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_payment_tie` add index `sales_payment_tie_invoice_key_index` (`invoice_key`)',
  'alter table `sales_invoice` add `inquiry_by` varchar(10) null',
  'alter table `sales_ledger_party` add `tied_to` char(36) null',
  'alter table `sales_ledger_reader` add `wanted_at` datetime(3) null, add `alarmed_at` datetime(3) null, add `leased_by` varchar(100) null, add `leased_until` datetime(3) null',
]);
