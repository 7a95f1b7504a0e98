import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-3-telephony-unwelcome', [
  'create table `telephony_unwelcome` (`number` varchar(20) not null, `blocked_at` datetime(3) null, `blocked_by` char(36) null, `reason` varchar(500) null, `refused` int not null, `refused_at` datetime(3) null, primary key (`number`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
]);
