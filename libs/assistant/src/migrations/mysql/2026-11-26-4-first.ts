import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-4-assistant-first', [
  'create table `assistant_button` (`id` char(36) not null, `group_id` char(36) null, `speech_key` varchar(200) null, `employee_id` char(36) not null, `conversation_id` char(36) null, `language` varchar(2) not null, `label` varchar(100) not null, `command` varchar(100) null, `slots` mediumtext not null, `sure` tinyint(1) not null, `expires_at` datetime(3) not null, `settled_at` datetime(3) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `assistant_button` add index `assistant_button_group_id_index` (`group_id`)',
  'alter table `assistant_button` add index `assistant_button_speech_key_index` (`speech_key`)',
  'alter table `assistant_button` add index `assistant_button_expires_at_index` (`expires_at`)',
  'create table `assistant_dialogue` (`employee_id` char(36) not null, `place` varchar(36) not null, `language` varchar(2) not null, `command` varchar(100) not null, `known` mediumtext not null, `slot` varchar(100) null, `yes_button_id` char(36) null, `no_button_id` char(36) null, `expires_at` datetime(3) not null, primary key (`employee_id`, `place`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `assistant_dialogue` add index `assistant_dialogue_expires_at_index` (`expires_at`)',
  'create table `assistant_hearing` (`id` char(36) not null, `employee_id` char(36) not null, `conversation_id` char(36) null, `text` mediumtext not null, `said_at` datetime(3) not null, `heard_at` datetime(3) not null, `outcome` varchar(20) not null, `command` varchar(100) null, `understood_by` varchar(10) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `assistant_hearing` add index `assistant_hearing_heard_at_index` (`heard_at`)',
]);
