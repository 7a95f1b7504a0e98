import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-4-telephony-recordings', [
  'create table `telephony_recording` (`call_id` char(36) not null, `name` varchar(150) not null, `stage` varchar(10) not null, `talked_at` datetime(3) not null, `hash` char(64) null, `type` varchar(20) null, `bytes` int null, `milliseconds` int null, `peaks` text null, `made_at` datetime(3) null, primary key (`call_id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `telephony_recording` add index `telephony_recording_stage_talked_at_index` (`stage`, `talked_at`)',
  'alter table `telephony_recording` add index `telephony_recording_hash_index` (`hash`)',
]);
