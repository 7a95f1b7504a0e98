import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-5-assistant-reminders', [
  'create table `assistant_reminder` (`id` text not null primary key, `number` integer not null, `owner` text not null, `created_by` text null, `rule` text not null, `about_key` text null, `about` mediumtext null, `text` mediumtext not null, `zone` text not null, `starts_at` datetime not null, `repeat_rule` text null, `due_at` datetime null, `snoozed_until` datetime null, `not_before` datetime null, `held_because` text null, `fire_at` datetime null, `state` text not null, `ignored` integer not null, `created_at` datetime not null, `changed_at` datetime not null, `ended_because` text null, `version` integer not null)',
  'create index `assistant_reminder_fire_at_owner_index` on `assistant_reminder` (`fire_at`, `owner`)',
  'create index `assistant_reminder_owner_state_fire_at_index` on `assistant_reminder` (`owner`, `state`, `fire_at`)',
  'create index `assistant_reminder_about_key_rule_id_index` on `assistant_reminder` (`about_key`, `rule`, `id`)',
  'create index `assistant_reminder_held_because_not_before_index` on `assistant_reminder` (`held_because`, `not_before`)',
  'create unique index `assistant_reminder_owner_number_unique` on `assistant_reminder` (`owner`, `number`)',
  'create table `assistant_reminding` (`id` text not null primary key, `natural_key` text not null, `reminder_id` text null, `rule` text not null, `subject` text not null, `number` integer null, `text` mediumtext not null, `due_at` datetime not null, `owner` text not null, `recipient_id` text null, `state` text not null, `skipped_because` text null, `speech_key` text null, `alone` integer not null, `said_text` mediumtext null, `said_at` datetime null, `late_ms` double not null, `read_at` datetime null, `answer` text null, `answered_at` datetime null, `answered_by` text null, `outcome` text null, `escalate_at` datetime null, `escalated_at` datetime null, `created_at` datetime not null)',
  'create unique index `assistant_reminding_natural_key_unique` on `assistant_reminding` (`natural_key`)',
  'create index `assistant_reminding_speech_key_index` on `assistant_reminding` (`speech_key`)',
  'create index `assistant_reminding_reminder_id_created_at_index` on `assistant_reminding` (`reminder_id`, `created_at`)',
  'create index `assistant_reminding_subject_answered_at_index` on `assistant_reminding` (`subject`, `answered_at`)',
  'create index `assistant_reminding_recipient_id_said_at_index` on `assistant_reminding` (`recipient_id`, `said_at`)',
  'create index `assistant_reminding_recipient_id_created_at_id_index` on `assistant_reminding` (`recipient_id`, `created_at`, `id`)',
  'create index `assistant_reminding_created_at_id_index` on `assistant_reminding` (`created_at`, `id`)',
  'create index `assistant_reminding_escalated_at_answered_at_escalate_at_index` on `assistant_reminding` (`escalated_at`, `answered_at`, `escalate_at`)',
]);
