import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-4-sales-exchange', [
  'create table `sales_exchange_counter` (`name` varchar(30) not null, `value` bigint not null, primary key (`name`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'create table `sales_exchange_entry` (`kind` varchar(12) not null, `id` varchar(80) not null, `parent` varchar(80) null, `derived` tinyint(1) not null, `stamp` bigint not null, `seen` bigint not null, `gone` tinyint(1) not null, `fact` mediumtext not null, primary key (`kind`, `id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_exchange_entry` add index `sales_exchange_entry_stamp_index` (`stamp`)',
  'alter table `sales_exchange_entry` add index `sales_exchange_entry_kind_parent_index` (`kind`, `parent`)',
  'alter table `sales_exchange_entry` add index `sales_exchange_entry_kind_gone_seen_index` (`kind`, `gone`, `seen`)',
  'create table `sales_exchange_import` (`visit` bigint unsigned not null, `name` varchar(200) not null, `state` varchar(10) not null, `position` int not null, `scopes` varchar(100) not null, `whole` tinyint(1) not null, `failure` varchar(1000) null, `broken` int not null, `problems` mediumtext not null, `started_at` datetime(3) not null, `changed_at` datetime(3) not null, primary key (`visit`, `name`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_exchange_import` add index `sales_exchange_import_started_at_index` (`started_at`)',
  'create table `sales_exchange_order` (`id` char(36) not null, `content` mediumtext not null, `state` varchar(10) not null, `given_to` bigint null, `answer` mediumtext null, `answer_change` bigint not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_exchange_order` add index `sales_exchange_order_state_id_index` (`state`, `id`)',
  'alter table `sales_exchange_order` add index `sales_exchange_order_answer_change_index` (`answer_change`)',
  'create table `sales_exchange_price_type` (`id` varchar(80) not null, `name` varchar(100) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'create table `sales_exchange_visit` (`token` char(64) not null, `number` bigint not null, `version` varchar(20) null, `whole` varchar(100) not null, `files` int not null, `bytes` bigint not null, `opened_at` datetime(3) not null, `last_at` datetime(3) not null, primary key (`token`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_exchange_visit` add unique `sales_exchange_visit_number_unique` (`number`)',
  'alter table `sales_exchange_visit` add index `sales_exchange_visit_last_at_index` (`last_at`)',
]);
