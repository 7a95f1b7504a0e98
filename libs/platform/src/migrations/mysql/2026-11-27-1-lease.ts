import { migration } from '../../persistence/migration.js';

export const steps = migration('2026-11-27-1-platform-lease', [
  'create table `platform_lease` (`name` varchar(190) not null, `holder` varchar(200) not null, `held_until` datetime(3) not null, primary key (`name`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
]);
