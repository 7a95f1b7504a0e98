import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-1-team-revision', [
  'create table `team_revision` (`id` tinyint unsigned not null, `revision` int not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'insert into `team_revision` (`id`, `revision`) values (1, 1)',
]);
