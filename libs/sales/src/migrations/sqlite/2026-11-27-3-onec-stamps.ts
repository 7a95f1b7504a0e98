import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-3-sales-onec-stamps', [
  'create table `sales_onec_stamp` (`kind` text not null, `id` text not null, `place` text not null, `stamp` text not null, `parts` mediumtext null, primary key (`kind`, `id`))',
  'create index `sales_onec_stamp_kind_place_id_index` on `sales_onec_stamp` (`kind`, `place`, `id`)',
]);
