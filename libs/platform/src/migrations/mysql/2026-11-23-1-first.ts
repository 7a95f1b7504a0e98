import { migration } from '../../persistence/migration.js';

export const steps = migration('2026-11-23-1-platform-first', [
  'create table `platform_audit` (`id` char(36) not null, `at` datetime(3) not null, `actor` varchar(120) not null, `action` varchar(120) not null, `subject` varchar(190) not null, `before` mediumtext null, `after` mediumtext null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `platform_audit` add index `platform_audit_at_index` (`at`)',
  'alter table `platform_audit` add index `platform_audit_actor_index` (`actor`)',
  'alter table `platform_audit` add index `platform_audit_subject_index` (`subject`)',
  'create table `platform_event` (`id` char(36) not null, `name` varchar(120) not null, `payload` mediumtext not null, `actor` varchar(120) not null, `recorded_at` datetime(3) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `platform_event` add index `platform_event_recorded_at_index` (`recorded_at`)',
  'create table `platform_feed_head` (`stream` varchar(60) not null, `seq` int not null, primary key (`stream`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'create table `platform_feed` (`stream` varchar(60) not null, `seq` int unsigned not null, `kind` varchar(60) not null, `subject` varchar(80) not null, `payload` mediumtext not null, `at` datetime(3) not null, primary key (`stream`, `seq`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `platform_feed` add index `platform_feed_at_index` (`at`)',
  'create table `platform_idempotency` (`id` char(64) not null, `request_hash` char(64) not null, `status` int null, `body` mediumtext null, `created_at` datetime(3) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `platform_idempotency` add index `platform_idempotency_created_at_index` (`created_at`)',
  'create table `platform_lock` (`name` varchar(190) not null, `held_at` datetime(3) not null, primary key (`name`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'create table `platform_schedule` (`name` varchar(120) not null, `rule` varchar(120) not null, `next_at` datetime(3) not null, `last_at` datetime(3) null, primary key (`name`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'create table `platform_task` (`id` char(36) not null, `handler` varchar(120) not null, `task_key` varchar(190) not null, `event_id` char(36) null, `payload` mediumtext not null, `state` varchar(12) not null, `attempts` int not null, `due_at` datetime(3) not null, `available_at` datetime(3) not null, `claim` char(36) null, `last_error` text null, `created_at` datetime(3) not null, `finished_at` datetime(3) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `platform_task` add index `platform_task_state_available_at_index` (`state`, `available_at`)',
  'alter table `platform_task` add index `platform_task_state_finished_at_index` (`state`, `finished_at`)',
  'alter table `platform_task` add unique `platform_task_handler_task_key_unique` (`handler`, `task_key`)',
]);
