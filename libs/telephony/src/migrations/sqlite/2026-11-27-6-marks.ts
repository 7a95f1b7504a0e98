import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-6-telephony-marks', [
  'create table `telephony_mark` (`name` text not null primary key, `mark` text not null)',
]);
