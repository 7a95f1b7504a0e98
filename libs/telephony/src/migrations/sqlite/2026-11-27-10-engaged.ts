import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-10-telephony-engaged', [
  'alter table `telephony_call` add column `engaged` text null',
]);
