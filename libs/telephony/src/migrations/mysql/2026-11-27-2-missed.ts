import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-2-telephony-missed', [
  'create table `telephony_missed` (`id` char(36) not null, `open_number` varchar(20) null, `caller_number` varchar(20) null, `line` varchar(30) not null, `branch_id` char(36) null, `first_at` datetime(3) not null, `closed_at` datetime(3) null, `body` mediumtext not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `telephony_missed` add unique `telephony_missed_open_number_unique` (`open_number`)',
  'alter table `telephony_missed` add index `telephony_missed_closed_at_first_at_id_index` (`closed_at`, `first_at`, `id`)',
]);
