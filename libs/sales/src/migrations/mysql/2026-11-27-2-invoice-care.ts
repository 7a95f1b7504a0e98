import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-2-sales-invoice-care', [
  'create table `sales_chance_model` (`id` char(36) not null, `trained_at` datetime(3) not null, `invoices` int not null, `model` mediumtext null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_chance_model` add index `sales_chance_model_trained_at_index` (`trained_at`)',
  'create table `sales_invoice_care_history` (`id` char(36) not null, `invoice_key` varchar(80) not null, `kind` varchar(20) not null, `at` datetime(3) not null, `by_id` char(36) null, `note` varchar(500) null, `before_state` mediumtext not null, `undone` tinyint(1) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_invoice_care_history` add index `sales_invoice_care_history_invoice_key_at_id_index` (`invoice_key`, `at`, `id`)',
  'create table `sales_invoice_care` (`invoice_key` varchar(80) not null, `owner_id` char(36) null, `disowned` tinyint(1) not null, `promised_on` char(10) null, `snoozed_until` datetime(3) null, `refused_reason` varchar(50) null, `refused_note` mediumtext null, `contacted_at` datetime(3) null, `counts_itself` tinyint(1) not null, `told_step` int null, `told_to` varchar(10) null, `told_at` datetime(3) null, primary key (`invoice_key`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_invoice_care` add index `sales_invoice_care_promised_on_index` (`promised_on`)',
  'create table `sales_invoice_care_start` (`id` int unsigned not null auto_increment primary key, `started_at` datetime(3) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'create table `sales_invoice_watch` (`invoice_key` varchar(80) not null, `whose_id` char(36) null, `since` char(10) not null, `days` int not null, `step` int null, `step_to` varchar(10) null, `told_step` int null, `told_to` varchar(10) null, `told_at` datetime(3) null, `listed` tinyint(1) not null, `owed` bigint not null, `chance` double null, `weight` double not null, `because` mediumtext not null, primary key (`invoice_key`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_invoice_watch` add index `sales_invoice_watch_listed_whose_id_weight_invoice_key_index` (`listed`, `whose_id`, `weight`, `invoice_key`)',
  'alter table `sales_invoice_watch` add index `sales_invoice_watch_listed_weight_invoice_key_index` (`listed`, `weight`, `invoice_key`)',
]);
