import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-2-messenger-push', [
  'create table `messenger_file` (`id` text not null primary key, `owner_kind` text not null, `owner_id` text not null, `conversation_id` text not null, `message_id` text null, `name` text not null, `type` text not null, `bytes` integer not null, `original_key` text not null, `width` integer null, `height` integer null, `animated` integer null, `preview_key` text null, `preview_bytes` integer null, `preview_width` integer null, `preview_height` integer null, `clean_key` text null, `clean_bytes` integer null, `clean_type` text null, `created_at` datetime not null)',
  'create index `messenger_file_original_key_index` on `messenger_file` (`original_key`)',
  'create index `messenger_file_preview_key_index` on `messenger_file` (`preview_key`)',
  'create index `messenger_file_clean_key_index` on `messenger_file` (`clean_key`)',
  'create index `messenger_file_message_id_id_index` on `messenger_file` (`message_id`, `id`)',
  'create index `messenger_file_message_id_owner_kind_owner_id_index` on `messenger_file` (`message_id`, `owner_kind`, `owner_id`)',
  'create index `messenger_file_message_id_created_at_index` on `messenger_file` (`message_id`, `created_at`)',
  'create table `messenger_notice_settings` (`employee_id` text not null primary key, `settings` mediumtext not null, `changed_at` datetime not null)',
  'create table `messenger_notice_told` (`employee_id` text not null, `conversation_id` text not null, `told_at` datetime not null, primary key (`employee_id`, `conversation_id`))',
  'create index `messenger_notice_told_told_at_index` on `messenger_notice_told` (`told_at`)',
  'create table `messenger_push_device` (`id` text not null primary key, `employee_id` text not null, `endpoint_hash` text not null, `endpoint` text not null, `p256dh` text not null, `auth` text not null, `user_agent` text not null, `created_at` datetime not null, `last_ok_at` datetime null, `failures` integer not null)',
  'create index `messenger_push_device_employee_id_index` on `messenger_push_device` (`employee_id`)',
  'create unique index `messenger_push_device_endpoint_hash_unique` on `messenger_push_device` (`endpoint_hash`)',
]);
