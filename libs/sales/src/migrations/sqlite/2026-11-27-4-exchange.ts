import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-4-sales-exchange', [
  'create table `sales_exchange_counter` (`name` text not null primary key, `value` bigint not null)',
  'create table `sales_exchange_entry` (`kind` text not null, `id` text not null, `parent` text null, `derived` integer not null, `stamp` bigint not null, `seen` bigint not null, `gone` integer not null, `fact` mediumtext not null, primary key (`kind`, `id`))',
  'create index `sales_exchange_entry_stamp_index` on `sales_exchange_entry` (`stamp`)',
  'create index `sales_exchange_entry_kind_parent_index` on `sales_exchange_entry` (`kind`, `parent`)',
  'create index `sales_exchange_entry_kind_gone_seen_index` on `sales_exchange_entry` (`kind`, `gone`, `seen`)',
  'create table `sales_exchange_import` (`visit` bigint not null, `name` text not null, `state` text not null, `position` integer not null, `scopes` text not null, `whole` integer not null, `failure` text null, `broken` integer not null, `problems` mediumtext not null, `started_at` datetime not null, `changed_at` datetime not null, primary key (`visit`, `name`))',
  'create index `sales_exchange_import_started_at_index` on `sales_exchange_import` (`started_at`)',
  'create table `sales_exchange_order` (`id` text not null primary key, `content` mediumtext not null, `state` text not null, `given_to` bigint null, `answer` mediumtext null, `answer_change` bigint not null)',
  'create index `sales_exchange_order_state_id_index` on `sales_exchange_order` (`state`, `id`)',
  'create index `sales_exchange_order_answer_change_index` on `sales_exchange_order` (`answer_change`)',
  'create table `sales_exchange_price_type` (`id` text not null primary key, `name` text not null)',
  'create table `sales_exchange_visit` (`token` text not null primary key, `number` bigint not null, `version` text null, `whole` text not null, `files` integer not null, `bytes` bigint not null, `opened_at` datetime not null, `last_at` datetime not null)',
  'create unique index `sales_exchange_visit_number_unique` on `sales_exchange_visit` (`number`)',
  'create index `sales_exchange_visit_last_at_index` on `sales_exchange_visit` (`last_at`)',
]);
