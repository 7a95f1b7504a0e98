import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-1-mail-mailbox-lease', [
  'create table `mail_lease` (`mailbox` text not null primary key, `holder` text not null, `held_until` datetime not null)',
]);
