import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-1-telephony-first', [
  'create table `telephony_call` (`id` text not null primary key, `channel_id` text not null, `stage` text not null, `outcome` text null, `line` text not null, `branch_id` text null, `caller_number` text null, `party_id` text null, `answered_by` text null, `started_at` datetime not null, `answered_at` datetime null, `ended_at` datetime null, `body` mediumtext not null)',
  'create unique index `telephony_call_channel_id_unique` on `telephony_call` (`channel_id`)',
  'create index `telephony_call_started_at_id_index` on `telephony_call` (`started_at`, `id`)',
  'create index `telephony_call_stage_started_at_index` on `telephony_call` (`stage`, `started_at`)',
  'create index `telephony_call_caller_number_started_at_index` on `telephony_call` (`caller_number`, `started_at`)',
  'create index `telephony_call_party_id_started_at_index` on `telephony_call` (`party_id`, `started_at`)',
  'create index `telephony_call_answered_by_ended_at_index` on `telephony_call` (`answered_by`, `ended_at`)',
]);
