import { migration } from '../../persistence/migration.js';

export const steps = migration('2026-11-23-1-platform-first', [
  'create table `platform_audit` (`id` text not null primary key, `at` datetime not null, `actor` text not null, `action` text not null, `subject` text not null, `before` mediumtext null, `after` mediumtext null)',
  'create index `platform_audit_at_index` on `platform_audit` (`at`)',
  'create index `platform_audit_actor_index` on `platform_audit` (`actor`)',
  'create index `platform_audit_subject_index` on `platform_audit` (`subject`)',
  'create table `platform_event` (`id` text not null primary key, `name` text not null, `payload` mediumtext not null, `actor` text not null, `recorded_at` datetime not null)',
  'create index `platform_event_recorded_at_index` on `platform_event` (`recorded_at`)',
  'create table `platform_feed_head` (`stream` text not null primary key, `seq` integer not null)',
  'create table `platform_feed` (`stream` text not null, `seq` integer not null, `kind` text not null, `subject` text not null, `payload` mediumtext not null, `at` datetime not null, primary key (`stream`, `seq`))',
  'create index `platform_feed_at_index` on `platform_feed` (`at`)',
  'create table `platform_idempotency` (`id` text not null primary key, `request_hash` text not null, `status` integer null, `body` mediumtext null, `created_at` datetime not null)',
  'create index `platform_idempotency_created_at_index` on `platform_idempotency` (`created_at`)',
  'create table `platform_lock` (`name` text not null primary key, `held_at` datetime not null)',
  'create table `platform_schedule` (`name` text not null primary key, `rule` text not null, `next_at` datetime not null, `last_at` datetime null)',
  'create table `platform_task` (`id` text not null primary key, `handler` text not null, `task_key` text not null, `event_id` text null, `payload` mediumtext not null, `state` text not null, `attempts` integer not null, `due_at` datetime not null, `available_at` datetime not null, `claim` text null, `last_error` text null, `created_at` datetime not null, `finished_at` datetime null)',
  'create index `platform_task_state_available_at_index` on `platform_task` (`state`, `available_at`)',
  'create index `platform_task_state_finished_at_index` on `platform_task` (`state`, `finished_at`)',
  'create unique index `platform_task_handler_task_key_unique` on `platform_task` (`handler`, `task_key`)',
]);
