import type { NamedMigration } from '../../persistence/migration.js';
import { steps as steps1 } from './2026-11-23-1-first.js';

export const mysqlMigrations: readonly NamedMigration[] = [steps1];
