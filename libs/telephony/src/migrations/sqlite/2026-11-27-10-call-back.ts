import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-10-telephony-call-back', [
  'alter table `telephony_missed` add column `call_back_at` datetime null',
]);
