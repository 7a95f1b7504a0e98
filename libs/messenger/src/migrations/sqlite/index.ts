import type { NamedMigration } from '@prorab/platform';
import { steps as steps1 } from './2026-11-26-1-first.js';
import { steps as steps2 } from './2026-11-26-2-push.js';
import { steps as steps3 } from './2026-11-26-3-visitors.js';
import { steps as steps4 } from './2026-11-27-1-deleted.js';

export const sqliteMigrations: readonly NamedMigration[] = [steps1, steps2, steps3, steps4];
