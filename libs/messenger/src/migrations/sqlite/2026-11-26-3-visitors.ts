import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-3-messenger-visitors', [
  'create table `messenger_chat` (`id` text not null primary key, `conversation_id` text not null, `visitor_id` text not null, `site` text not null, `state` text not null, `agent_id` text null, `department` text null, `inquiry_id` text null, `party_id` text null, `opened_at` datetime not null, `waiting_since` datetime null, `assigned_at` datetime null, `first_answered_at` datetime null, `unanswered_since` datetime null, `last_visitor_at` datetime not null, `last_agent_at` datetime null, `ladder_stage` integer not null, `ladder_due` datetime null, `agent_gone_since` datetime null, `returned_by` text null, `note` mediumtext null, `closed_at` datetime null, `closed_by` text null, `close_reason` text null)',
  'create index `messenger_chat_conversation_id_opened_at_index` on `messenger_chat` (`conversation_id`, `opened_at`)',
  'create index `messenger_chat_state_waiting_since_id_index` on `messenger_chat` (`state`, `waiting_since`, `id`)',
  'create index `messenger_chat_agent_id_state_opened_at_index` on `messenger_chat` (`agent_id`, `state`, `opened_at`)',
  'create index `messenger_chat_opened_at_id_index` on `messenger_chat` (`opened_at`, `id`)',
  'create index `messenger_chat_first_answered_at_index` on `messenger_chat` (`first_answered_at`)',
  'create index `messenger_chat_agent_id_assigned_at_index` on `messenger_chat` (`agent_id`, `assigned_at`)',
  'create table `messenger_partner` (`id` text not null primary key, `name` text not null, `company` text null, `token_hash` text null, `token_until` datetime null, `created_by` text not null, `created_at` datetime not null, `last_seen_at` datetime null)',
  'create unique index `messenger_partner_token_hash_unique` on `messenger_partner` (`token_hash`)',
  'create index `messenger_partner_name_id_index` on `messenger_partner` (`name`, `id`)',
  'create table `messenger_visitor` (`id` text not null primary key, `site` text not null, `identity_id` text null, `name` text null, `email` text null, `phone` text null, `city` text null, `source` mediumtext null, `created_at` datetime not null, `last_seen_at` datetime not null, `invited_at` datetime null, `merged_into` text null)',
  'create unique index `messenger_visitor_site_identity_id_unique` on `messenger_visitor` (`site`, `identity_id`)',
  'create table `messenger_visitor_token` (`hash` text not null primary key, `visitor_id` text not null, `replaces` text null, `at` datetime not null)',
  'create index `messenger_visitor_token_visitor_id_at_index` on `messenger_visitor_token` (`visitor_id`, `at`)',
  'create table `messenger_visit` (`id` text not null primary key, `visitor_id` text not null, `url` text not null, `title` text not null, `at` datetime not null)',
  'create index `messenger_visit_visitor_id_at_id_index` on `messenger_visit` (`visitor_id`, `at`, `id`)',
  'create index `messenger_chat_visitor_id_index` on `messenger_chat` (`visitor_id`)',
  'create index `messenger_visitor_last_seen_at_index` on `messenger_visitor` (`last_seen_at`)',
  'create index `messenger_visitor_merged_into_index` on `messenger_visitor` (`merged_into`)',
]);
