import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-1-messenger-first', [
  'create table `messenger_conversation` (`id` char(36) not null, `kind` varchar(12) not null, `one_key` varchar(120) null, `title` varchar(200) null, `inquiry_id` char(36) null, `created_by` varchar(60) not null, `created_at` datetime(3) not null, `last_seq` int not null, `head` int not null, `last_at` datetime(3) not null, `last_speech` int not null, `closed_at` datetime(3) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_conversation` add unique `messenger_conversation_one_key_unique` (`one_key`)',
  'alter table `messenger_conversation` add index `messenger_conversation_inquiry_id_index` (`inquiry_id`)',
  'alter table `messenger_conversation` add index `messenger_conversation_kind_last_at_id_index` (`kind`, `last_at`, `id`)',
  'create table `messenger_member` (`conversation_id` char(36) not null, `who` varchar(60) not null, `role` varchar(10) not null, `joined_at` datetime(3) not null, `left_at` datetime(3) null, `delivered_seq` int not null, `read_seq` int not null, `read_at` datetime(3) null, `muted` tinyint(1) not null, primary key (`conversation_id`, `who`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_member` add index `messenger_member_who_left_at_conversation_id_index` (`who`, `left_at`, `conversation_id`)',
  'create table `messenger_message` (`id` char(36) not null, `conversation_id` char(36) not null, `seq` int not null, `change` int not null, `author` varchar(60) not null, `client_id` varchar(64) null, `at` datetime(3) not null, `text` mediumtext not null, `fact` mediumtext null, `mentions` mediumtext null, `reply_to` char(36) null, `urgent` tinyint(1) not null, `files` mediumtext null, `reactions` mediumtext null, `buttons` mediumtext null, `buttons_until` datetime(3) null, `speech_key` varchar(200) null, `pinned_at` datetime(3) null, `edited_at` datetime(3) null, `deleted_at` datetime(3) null, `search_state` int not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_message` add unique `messenger_message_speech_key_unique` (`speech_key`)',
  'alter table `messenger_message` add index `messenger_message_conversation_id_change_index` (`conversation_id`, `change`)',
  'alter table `messenger_message` add index `messenger_message_conversation_id_pinned_at_index` (`conversation_id`, `pinned_at`)',
  'alter table `messenger_message` add index `messenger_message_search_state_id_index` (`search_state`, `id`)',
  'alter table `messenger_message` add unique `messenger_message_conversation_id_seq_unique` (`conversation_id`, `seq`)',
  'alter table `messenger_message` add unique `messenger_message_author_client_id_unique` (`author`, `client_id`)',
  'create table `messenger_presence` (`employee_id` char(36) not null, `status` varchar(10) not null, `text` varchar(140) null, `last_seen_at` datetime(3) null, primary key (`employee_id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'create table `messenger_revision` (`id` char(36) not null, `message_id` char(36) not null, `at` datetime(3) not null, `by_who` varchar(60) not null, `what` varchar(10) not null, `text` mediumtext not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_revision` add index `messenger_revision_message_id_at_index` (`message_id`, `at`)',
  'create table `messenger_word` (`stem` varchar(64) not null, `message_id` char(36) not null, primary key (`stem`, `message_id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `messenger_word` add index `messenger_word_message_id_index` (`message_id`)',
]);
