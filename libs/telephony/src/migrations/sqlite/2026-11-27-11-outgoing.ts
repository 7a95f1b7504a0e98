import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-11-telephony-outgoing', [
  'alter table `telephony_call` add column `called_by` text null',
  'create index `telephony_call_called_by_started_at_index` on `telephony_call` (`called_by`, `started_at`)',
]);
