import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-4-telephony-recordings', [
  'create table `telephony_recording` (`call_id` text not null primary key, `name` text not null, `stage` text not null, `talked_at` datetime not null, `hash` text null, `type` text null, `bytes` integer null, `milliseconds` integer null, `peaks` text null, `made_at` datetime null)',
  'create index `telephony_recording_stage_talked_at_index` on `telephony_recording` (`stage`, `talked_at`)',
  'create index `telephony_recording_hash_index` on `telephony_recording` (`hash`)',
]);
