import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-4-assistant-first', [
  'create table `assistant_button` (`id` text not null primary key, `group_id` text null, `speech_key` text null, `employee_id` text not null, `conversation_id` text null, `language` text not null, `label` text not null, `command` text null, `slots` mediumtext not null, `sure` integer not null, `expires_at` datetime not null, `settled_at` datetime null)',
  'create index `assistant_button_group_id_index` on `assistant_button` (`group_id`)',
  'create index `assistant_button_speech_key_index` on `assistant_button` (`speech_key`)',
  'create index `assistant_button_expires_at_index` on `assistant_button` (`expires_at`)',
  'create table `assistant_dialogue` (`employee_id` text not null, `place` text not null, `language` text not null, `command` text not null, `known` mediumtext not null, `slot` text null, `yes_button_id` text null, `no_button_id` text null, `expires_at` datetime not null, primary key (`employee_id`, `place`))',
  'create index `assistant_dialogue_expires_at_index` on `assistant_dialogue` (`expires_at`)',
  'create table `assistant_hearing` (`id` text not null primary key, `employee_id` text not null, `conversation_id` text null, `text` mediumtext not null, `said_at` datetime not null, `heard_at` datetime not null, `outcome` text not null, `command` text null, `understood_by` text null)',
  'create index `assistant_hearing_heard_at_index` on `assistant_hearing` (`heard_at`)',
]);
