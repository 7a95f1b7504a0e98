import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-1-telephony-first', [
  'create table `telephony_call` (`id` char(36) not null, `channel_id` varchar(150) not null, `stage` varchar(10) not null, `outcome` varchar(10) null, `line` varchar(30) not null, `branch_id` char(36) null, `caller_number` varchar(20) null, `party_id` char(36) null, `answered_by` char(36) null, `started_at` datetime(3) not null, `answered_at` datetime(3) null, `ended_at` datetime(3) null, `body` mediumtext not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `telephony_call` add unique `telephony_call_channel_id_unique` (`channel_id`)',
  'alter table `telephony_call` add index `telephony_call_started_at_id_index` (`started_at`, `id`)',
  'alter table `telephony_call` add index `telephony_call_stage_started_at_index` (`stage`, `started_at`)',
  'alter table `telephony_call` add index `telephony_call_caller_number_started_at_index` (`caller_number`, `started_at`)',
  'alter table `telephony_call` add index `telephony_call_party_id_started_at_index` (`party_id`, `started_at`)',
  'alter table `telephony_call` add index `telephony_call_answered_by_ended_at_index` (`answered_by`, `ended_at`)',
]);
