import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-1-team-revision', [
  'create table `team_revision` (`id` integer not null primary key, `revision` integer not null)',
  'insert into `team_revision` (`id`, `revision`) values (1, 1)',
]);
