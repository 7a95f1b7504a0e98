import type { NamedMigration } from '@prorab/platform';
import { steps as steps1 } from './2026-11-23-1-first.js';
import { steps as steps2 } from './2026-11-27-1-revision.js';

export const mysqlMigrations: readonly NamedMigration[] = [steps1, steps2];
