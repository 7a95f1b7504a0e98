import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-3-telephony-unwelcome', [
  'create table `telephony_unwelcome` (`number` text not null primary key, `blocked_at` datetime null, `blocked_by` text null, `reason` text null, `refused` integer not null, `refused_at` datetime null)',
]);
