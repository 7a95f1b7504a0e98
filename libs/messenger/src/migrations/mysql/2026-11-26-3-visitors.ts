import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-3-messenger-visitors', [
  'create table `messenger_chat` (`id` char(36) not null, `conversation_id` char(36) not null, `visitor_id` char(36) not null, `site` varchar(30) not null, `state` varchar(10) not null, `agent_id` char(36) null, `department` varchar(40) null, `inquiry_id` char(36) null, `party_id` char(36) null, `opened_at` datetime(3) not null, `waiting_since` datetime(3) null, `assigned_at` datetime(3) null, `first_answered_at` datetime(3) null, `unanswered_since` datetime(3) null, `last_visitor_at` datetime(3) not null, `last_agent_at` datetime(3) null, `ladder_stage` int not null, `ladder_due` datetime(3) null, `agent_gone_since` datetime(3) null, `returned_by` char(36) null, `note` mediumtext null, `closed_at` datetime(3) null, `closed_by` char(36) null, `close_reason` varchar(30) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_chat` add index `messenger_chat_conversation_id_opened_at_index` (`conversation_id`, `opened_at`)',
  'alter table `messenger_chat` add index `messenger_chat_state_waiting_since_id_index` (`state`, `waiting_since`, `id`)',
  'alter table `messenger_chat` add index `messenger_chat_agent_id_state_opened_at_index` (`agent_id`, `state`, `opened_at`)',
  'alter table `messenger_chat` add index `messenger_chat_opened_at_id_index` (`opened_at`, `id`)',
  'alter table `messenger_chat` add index `messenger_chat_first_answered_at_index` (`first_answered_at`)',
  'alter table `messenger_chat` add index `messenger_chat_agent_id_assigned_at_index` (`agent_id`, `assigned_at`)',
  'create table `messenger_partner` (`id` char(36) not null, `name` varchar(200) not null, `company` varchar(200) null, `token_hash` char(64) null, `token_until` datetime(3) null, `created_by` char(36) not null, `created_at` datetime(3) not null, `last_seen_at` datetime(3) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_partner` add unique `messenger_partner_token_hash_unique` (`token_hash`)',
  'alter table `messenger_partner` add index `messenger_partner_name_id_index` (`name`, `id`)',
  'create table `messenger_visitor` (`id` char(36) not null, `site` varchar(30) not null, `identity_id` varchar(200) null, `name` varchar(300) null, `email` varchar(320) null, `phone` varchar(60) null, `city` varchar(100) null, `source` mediumtext null, `created_at` datetime(3) not null, `last_seen_at` datetime(3) not null, `invited_at` datetime(3) null, `merged_into` char(36) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_visitor` add unique `messenger_visitor_site_identity_id_unique` (`site`, `identity_id`)',
  'create table `messenger_visitor_token` (`hash` char(64) not null, `visitor_id` char(36) not null, `replaces` char(64) null, `at` datetime(3) not null, primary key (`hash`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_visitor_token` add index `messenger_visitor_token_visitor_id_at_index` (`visitor_id`, `at`)',
  'create table `messenger_visit` (`id` char(36) not null, `visitor_id` char(36) not null, `url` varchar(500) not null, `title` varchar(200) not null, `at` datetime(3) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_visit` add index `messenger_visit_visitor_id_at_id_index` (`visitor_id`, `at`, `id`)',
  'alter table `messenger_chat` add index `messenger_chat_visitor_id_index` (`visitor_id`)',
  'alter table `messenger_visitor` add index `messenger_visitor_last_seen_at_index` (`last_seen_at`)',
  'alter table `messenger_visitor` add index `messenger_visitor_merged_into_index` (`merged_into`)',
]);
