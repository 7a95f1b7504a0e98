import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-1-mail-mailbox-lease', [
  'create table `mail_lease` (`mailbox` varchar(100) not null, `holder` varchar(200) not null, `held_until` datetime(3) not null, primary key (`mailbox`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
]);
