import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-11-telephony-outgoing', [
  'alter table `telephony_call` add `called_by` char(36) null',
  'alter table `telephony_call` add index `telephony_call_called_by_started_at_index` (`called_by`, `started_at`)',
]);
