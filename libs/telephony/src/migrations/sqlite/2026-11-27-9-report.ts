import { migration } from '@prorab/platform';

/** What is there already is counted too. */
export const backfill = [
  "update `telephony_call` set `started_hour` = `started_at` / 3600000, `waited_s` = (coalesce(`answered_at`, `ended_at`) - `started_at`) / 1000, `talked_s` = (`ended_at` - `answered_at`) / 1000 where `direction` = 'in' and `stage` = 'ended' and json_extract(`body`, '$.caller.kind') <> 'inside'",
  "update `telephony_missed` set `lost_at` = `first_at` + 86400000, `end_kind` = json_extract(`body`, '$.end')",
];
export const steps = migration('2026-11-27-9-telephony-report', [
  'create table `telephony_number_range` (`from_number` bigint not null primary key, `to_number` bigint not null, `city` text null, `region` text null, `weak` integer not null)',
  'alter table `telephony_call` add column `started_hour` integer null',
  'alter table `telephony_call` add column `waited_s` integer null',
  'alter table `telephony_call` add column `talked_s` integer null',
  'create index `telephony_call_report_index` on `telephony_call` (`started_hour`, `branch_id`, `line`, `outcome`, `answered_by`, `waited_s`, `talked_s`)',
  'alter table `telephony_missed` add column `end_kind` text null',
  'alter table `telephony_missed` add column `lost_at` datetime null',
  'create index `telephony_missed_first_at_branch_id_index` on `telephony_missed` (`first_at`, `branch_id`)',
  ...backfill,
]);
