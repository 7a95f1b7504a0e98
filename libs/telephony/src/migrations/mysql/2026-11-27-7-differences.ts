import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-7-telephony-differences', [
  'create table `telephony_difference` (`id` char(36) not null, `kind` varchar(20) not null, `thing` varchar(150) not null, `call_id` char(36) null, `number` varchar(40) null, `at` datetime(3) not null, `found_at` datetime(3) not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `telephony_difference` add index `telephony_difference_at_id_index` (`at`, `id`)',
  'alter table `telephony_difference` add unique `telephony_difference_kind_thing_unique` (`kind`, `thing`)',
]);
