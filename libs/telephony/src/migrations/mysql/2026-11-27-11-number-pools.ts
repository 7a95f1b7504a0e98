import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-11-telephony-number-pools', [
  'create table `telephony_pool_seat` (`number` varchar(20) not null, `visit_id` char(36) not null, `shown_id` char(36) not null, `seen_at` datetime(3) not null, primary key (`number`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'create table `telephony_pool_shortage` (`visit_id` char(36) not null, `pool` varchar(30) not null, `hour` int not null, primary key (`visit_id`, `pool`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `telephony_pool_shortage` add index `telephony_pool_shortage_hour_pool_index` (`hour`, `pool`)',
  'create table `telephony_shown_number` (`id` char(36) not null, `pool` varchar(30) not null, `number` varchar(20) not null, `visit_id` char(36) not null, `shown_at` datetime(3) not null, `seen_at` datetime(3) not null, `facts` text not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `telephony_shown_number` add index `telephony_shown_number_number_shown_at_index` (`number`, `shown_at`)',
  'alter table `telephony_shown_number` add index `telephony_shown_number_pool_shown_at_index` (`pool`, `shown_at`)',
  'alter table `telephony_shown_number` add index `telephony_shown_number_seen_at_index` (`seen_at`)',
  'alter table `telephony_call` drop index `telephony_call_report_index`',
  'alter table `telephony_call` add `visit_source` varchar(60) null',
  'alter table `telephony_call` add index `telephony_call_report_index` (`started_hour`, `branch_id`, `line`, `visit_source`, `outcome`, `answered_by`, `waited_s`, `talked_s`)',
  'alter table `telephony_missed` add `visit_source` varchar(60) null',
]);
