import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-5-assistant-reminders', [
  'create table `assistant_reminder` (`id` char(36) not null, `number` int not null, `owner` varchar(100) not null, `created_by` char(36) null, `rule` varchar(50) not null, `about_key` varchar(100) null, `about` mediumtext null, `text` mediumtext not null, `zone` varchar(64) not null, `starts_at` datetime(3) not null, `repeat_rule` varchar(300) null, `due_at` datetime(3) null, `snoozed_until` datetime(3) null, `not_before` datetime(3) null, `held_because` varchar(10) null, `fire_at` datetime(3) null, `state` varchar(10) not null, `ignored` int not null, `created_at` datetime(3) not null, `changed_at` datetime(3) not null, `ended_because` varchar(50) null, `version` int not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `assistant_reminder` add index `assistant_reminder_fire_at_owner_index` (`fire_at`, `owner`)',
  'alter table `assistant_reminder` add index `assistant_reminder_owner_state_fire_at_index` (`owner`, `state`, `fire_at`)',
  'alter table `assistant_reminder` add index `assistant_reminder_about_key_rule_id_index` (`about_key`, `rule`, `id`)',
  'alter table `assistant_reminder` add index `assistant_reminder_held_because_not_before_index` (`held_because`, `not_before`)',
  'alter table `assistant_reminder` add unique `assistant_reminder_owner_number_unique` (`owner`, `number`)',
  'create table `assistant_reminding` (`id` char(36) not null, `natural_key` varchar(300) not null, `reminder_id` char(36) null, `rule` varchar(50) not null, `subject` varchar(150) not null, `number` int null, `text` mediumtext not null, `due_at` datetime(3) not null, `owner` varchar(100) not null, `recipient_id` char(36) null, `state` varchar(10) not null, `skipped_because` varchar(10) null, `speech_key` varchar(100) null, `alone` int not null, `said_text` mediumtext null, `said_at` datetime(3) null, `late_ms` double not null, `read_at` datetime(3) null, `answer` varchar(100) null, `answered_at` datetime(3) null, `answered_by` char(36) null, `outcome` varchar(200) null, `escalate_at` datetime(3) null, `escalated_at` datetime(3) null, `created_at` datetime(3) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `assistant_reminding` add unique `assistant_reminding_natural_key_unique` (`natural_key`)',
  'alter table `assistant_reminding` add index `assistant_reminding_speech_key_index` (`speech_key`)',
  'alter table `assistant_reminding` add index `assistant_reminding_reminder_id_created_at_index` (`reminder_id`, `created_at`)',
  'alter table `assistant_reminding` add index `assistant_reminding_subject_answered_at_index` (`subject`, `answered_at`)',
  'alter table `assistant_reminding` add index `assistant_reminding_recipient_id_said_at_index` (`recipient_id`, `said_at`)',
  'alter table `assistant_reminding` add index `assistant_reminding_recipient_id_created_at_id_index` (`recipient_id`, `created_at`, `id`)',
  'alter table `assistant_reminding` add index `assistant_reminding_created_at_id_index` (`created_at`, `id`)',
  'alter table `assistant_reminding` add index `assistant_reminding_escalated_at_answered_at_escalate_at_index` (`escalated_at`, `answered_at`, `escalate_at`)',
]);
