import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-2-messenger-push', [
  'create table `messenger_file` (`id` char(36) not null, `owner_kind` varchar(10) not null, `owner_id` char(36) not null, `conversation_id` char(36) not null, `message_id` char(36) null, `name` varchar(255) not null, `type` varchar(150) not null, `bytes` int unsigned not null, `original_key` char(64) not null, `width` int null, `height` int null, `animated` tinyint(1) null, `preview_key` char(64) null, `preview_bytes` int unsigned null, `preview_width` int null, `preview_height` int null, `clean_key` char(64) null, `clean_bytes` int unsigned null, `clean_type` varchar(50) null, `created_at` datetime(3) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_file` add index `messenger_file_original_key_index` (`original_key`)',
  'alter table `messenger_file` add index `messenger_file_preview_key_index` (`preview_key`)',
  'alter table `messenger_file` add index `messenger_file_clean_key_index` (`clean_key`)',
  'alter table `messenger_file` add index `messenger_file_message_id_id_index` (`message_id`, `id`)',
  'alter table `messenger_file` add index `messenger_file_message_id_owner_kind_owner_id_index` (`message_id`, `owner_kind`, `owner_id`)',
  'alter table `messenger_file` add index `messenger_file_message_id_created_at_index` (`message_id`, `created_at`)',
  'create table `messenger_notice_settings` (`employee_id` char(36) not null, `settings` mediumtext not null, `changed_at` datetime(3) not null, primary key (`employee_id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'create table `messenger_notice_told` (`employee_id` char(36) not null, `conversation_id` char(36) not null, `told_at` datetime(3) not null, primary key (`employee_id`, `conversation_id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_notice_told` add index `messenger_notice_told_told_at_index` (`told_at`)',
  'create table `messenger_push_device` (`id` char(36) not null, `employee_id` char(36) not null, `endpoint_hash` char(64) not null, `endpoint` text not null, `p256dh` varchar(100) not null, `auth` varchar(40) not null, `user_agent` varchar(300) not null, `created_at` datetime(3) not null, `last_ok_at` datetime(3) null, `failures` int not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_push_device` add index `messenger_push_device_employee_id_index` (`employee_id`)',
  'alter table `messenger_push_device` add unique `messenger_push_device_endpoint_hash_unique` (`endpoint_hash`)',
]);
