import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-5-telephony-direction', [
  "alter table `telephony_call` add column `direction` text not null default 'in'",
]);
