import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-2-telephony-missed', [
  'create table `telephony_missed` (`id` text not null primary key, `open_number` text null, `caller_number` text null, `line` text not null, `branch_id` text null, `first_at` datetime not null, `closed_at` datetime null, `body` mediumtext not null)',
  'create unique index `telephony_missed_open_number_unique` on `telephony_missed` (`open_number`)',
  'create index `telephony_missed_closed_at_first_at_id_index` on `telephony_missed` (`closed_at`, `first_at`, `id`)',
]);
