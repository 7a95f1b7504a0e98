import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-7-telephony-differences', [
  'create table `telephony_difference` (`id` text not null primary key, `kind` text not null, `thing` text not null, `call_id` text null, `number` text null, `at` datetime not null, `found_at` datetime not null)',
  'create index `telephony_difference_at_id_index` on `telephony_difference` (`at`, `id`)',
  'create unique index `telephony_difference_kind_thing_unique` on `telephony_difference` (`kind`, `thing`)',
]);
