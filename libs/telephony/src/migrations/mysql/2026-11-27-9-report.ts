import { migration } from '@prorab/platform';

/** What is there already is counted too. */
export const backfill = [
  "update `telephony_call` set `started_hour` = timestampdiff(hour, '1970-01-01', `started_at`), `waited_s` = timestampdiff(second, `started_at`, coalesce(`answered_at`, `ended_at`)), `talked_s` = timestampdiff(second, `answered_at`, `ended_at`) where `direction` = 'in' and `stage` = 'ended' and json_unquote(json_extract(`body`, '$.caller.kind')) <> 'inside'",
  "update `telephony_missed` set `lost_at` = date_add(`first_at`, interval 1 day), `end_kind` = nullif(json_unquote(json_extract(`body`, '$.end')), 'null')",
];
export const steps = migration('2026-11-27-9-telephony-report', [
  'create table `telephony_number_range` (`from_number` bigint unsigned not null, `to_number` bigint not null, `city` varchar(100) null, `region` varchar(100) null, `weak` tinyint(1) not null, primary key (`from_number`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `telephony_call` add `started_hour` int null, add `waited_s` int null, add `talked_s` int null',
  'alter table `telephony_call` add index `telephony_call_report_index` (`started_hour`, `branch_id`, `line`, `outcome`, `answered_by`, `waited_s`, `talked_s`)',
  'alter table `telephony_missed` add `end_kind` varchar(10) null, add `lost_at` datetime(3) null',
  'alter table `telephony_missed` add index `telephony_missed_first_at_branch_id_index` (`first_at`, `branch_id`)',
  ...backfill,
]);
