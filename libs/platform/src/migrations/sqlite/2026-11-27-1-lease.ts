import { migration } from '../../persistence/migration.js';

export const steps = migration('2026-11-27-1-platform-lease', [
  'create table `platform_lease` (`name` text not null primary key, `holder` text not null, `held_until` datetime not null)',
]);
