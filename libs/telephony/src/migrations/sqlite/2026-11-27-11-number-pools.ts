import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-11-telephony-number-pools', [
  'create table `telephony_pool_seat` (`number` text not null primary key, `visit_id` text not null, `shown_id` text not null, `seen_at` datetime not null)',
  'create table `telephony_pool_shortage` (`visit_id` text not null, `pool` text not null, `hour` integer not null, primary key (`visit_id`, `pool`))',
  'create index `telephony_pool_shortage_hour_pool_index` on `telephony_pool_shortage` (`hour`, `pool`)',
  'create table `telephony_shown_number` (`id` text not null primary key, `pool` text not null, `number` text not null, `visit_id` text not null, `shown_at` datetime not null, `seen_at` datetime not null, `facts` text not null)',
  'create index `telephony_shown_number_number_shown_at_index` on `telephony_shown_number` (`number`, `shown_at`)',
  'create index `telephony_shown_number_pool_shown_at_index` on `telephony_shown_number` (`pool`, `shown_at`)',
  'create index `telephony_shown_number_seen_at_index` on `telephony_shown_number` (`seen_at`)',
  'drop index `telephony_call_report_index`',
  'alter table `telephony_call` add column `visit_source` text null',
  'create index `telephony_call_report_index` on `telephony_call` (`started_hour`, `branch_id`, `line`, `visit_source`, `outcome`, `answered_by`, `waited_s`, `talked_s`)',
  'alter table `telephony_missed` add column `visit_source` text null',
]);
