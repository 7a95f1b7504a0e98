import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-6-telephony-marks', [
  'create table `telephony_mark` (`name` varchar(30) not null, `mark` varchar(500) not null, primary key (`name`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
]);
