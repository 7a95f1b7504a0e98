import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-5-sales-bank-lines', [
  'create table `sales_bank_import` (`id` char(36) not null, `at` datetime(3) not null, `by_id` char(36) null, `file_name` varchar(255) not null, `file_hash` char(64) not null, `added` int not null, `known` int not null, `others` int not null, `fault` varchar(200) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_bank_import` add index `sales_bank_import_at_index` (`at`)',
  'create table `sales_bank_line` (`id` char(36) not null, `origin` varchar(5) not null, `natural_key` varchar(250) not null, `number` varchar(30) not null, `on_day` char(10) not null, `amount` bigint not null, `payer_name` varchar(300) null, `payer_inn` varchar(12) null, `payer_account` varchar(40) null, `purpose` mediumtext not null, `import_id` char(36) null, `state` varchar(15) not null, `payment_key` varchar(80) null, `decided_by` varchar(10) null, `decided_by_id` char(36) null, `decided_at` datetime(3) null, `held` tinyint(1) not null, `note` varchar(500) null, `looked_at` datetime(3) not null, `added_at` datetime(3) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_bank_line` add unique `sales_bank_line_natural_key_unique` (`natural_key`)',
  'alter table `sales_bank_line` add unique `sales_bank_line_payment_key_unique` (`payment_key`)',
  'alter table `sales_bank_line` add index `sales_bank_line_state_on_day_id_index` (`state`, `on_day`, `id`)',
  'alter table `sales_bank_line` add index `sales_bank_line_state_looked_at_id_index` (`state`, `looked_at`, `id`)',
  'alter table `sales_bank_line` add index `sales_bank_line_on_day_id_index` (`on_day`, `id`)',
  'create table `sales_bank_line_share` (`line_id` char(36) not null, `invoice_key` varchar(80) not null, `amount` bigint not null, primary key (`line_id`, `invoice_key`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_bank_line_share` add index `sales_bank_line_share_invoice_key_index` (`invoice_key`)',
]);
