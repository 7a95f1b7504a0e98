import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-3-sales-onec-stamps', [
  'create table `sales_onec_stamp` (`kind` varchar(20) not null, `id` varchar(60) not null, `place` varchar(23) not null, `stamp` varchar(100) not null, `parts` mediumtext null, primary key (`kind`, `id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_onec_stamp` add index `sales_onec_stamp_kind_place_id_index` (`kind`, `place`, `id`)',
]);
