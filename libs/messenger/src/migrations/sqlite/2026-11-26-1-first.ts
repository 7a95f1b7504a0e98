import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-1-messenger-first', [
  'create table `messenger_conversation` (`id` text not null primary key, `kind` text not null, `one_key` text null, `title` text null, `inquiry_id` text null, `created_by` text not null, `created_at` datetime not null, `last_seq` integer not null, `head` integer not null, `last_at` datetime not null, `last_speech` integer not null, `closed_at` datetime null)',
  'create unique index `messenger_conversation_one_key_unique` on `messenger_conversation` (`one_key`)',
  'create index `messenger_conversation_inquiry_id_index` on `messenger_conversation` (`inquiry_id`)',
  'create index `messenger_conversation_kind_last_at_id_index` on `messenger_conversation` (`kind`, `last_at`, `id`)',
  'create table `messenger_member` (`conversation_id` text not null, `who` text not null, `role` text not null, `joined_at` datetime not null, `left_at` datetime null, `delivered_seq` integer not null, `read_seq` integer not null, `read_at` datetime null, `muted` integer not null, primary key (`conversation_id`, `who`))',
  'create index `messenger_member_who_left_at_conversation_id_index` on `messenger_member` (`who`, `left_at`, `conversation_id`)',
  'create table `messenger_message` (`id` text not null primary key, `conversation_id` text not null, `seq` integer not null, `change` integer not null, `author` text not null, `client_id` text null, `at` datetime not null, `text` mediumtext not null, `fact` mediumtext null, `mentions` mediumtext null, `reply_to` text null, `urgent` integer not null, `files` mediumtext null, `reactions` mediumtext null, `buttons` mediumtext null, `buttons_until` datetime null, `speech_key` text null, `pinned_at` datetime null, `edited_at` datetime null, `deleted_at` datetime null, `search_state` integer not null)',
  'create unique index `messenger_message_speech_key_unique` on `messenger_message` (`speech_key`)',
  'create index `messenger_message_conversation_id_change_index` on `messenger_message` (`conversation_id`, `change`)',
  'create index `messenger_message_conversation_id_pinned_at_index` on `messenger_message` (`conversation_id`, `pinned_at`)',
  'create index `messenger_message_search_state_id_index` on `messenger_message` (`search_state`, `id`)',
  'create unique index `messenger_message_conversation_id_seq_unique` on `messenger_message` (`conversation_id`, `seq`)',
  'create unique index `messenger_message_author_client_id_unique` on `messenger_message` (`author`, `client_id`)',
  'create table `messenger_presence` (`employee_id` text not null primary key, `status` text not null, `text` text null, `last_seen_at` datetime null)',
  'create table `messenger_revision` (`id` text not null primary key, `message_id` text not null, `at` datetime not null, `by_who` text not null, `what` text not null, `text` mediumtext not null)',
  'create index `messenger_revision_message_id_at_index` on `messenger_revision` (`message_id`, `at`)',
  'create table `messenger_word` (`stem` text not null, `message_id` text not null, primary key (`stem`, `message_id`))',
  'create index `messenger_word_message_id_index` on `messenger_word` (`message_id`)',
]);
