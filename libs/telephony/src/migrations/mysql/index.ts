import type { NamedMigration } from '@prorab/platform';
import { steps as steps1 } from './2026-11-27-1-first.js';
import { steps as steps2 } from './2026-11-27-2-missed.js';
import { steps as steps3 } from './2026-11-27-3-unwelcome.js';
import { steps as steps4 } from './2026-11-27-4-recordings.js';
import { steps as steps5 } from './2026-11-27-5-direction.js';
import { steps as steps6 } from './2026-11-27-6-marks.js';
import { steps as steps7 } from './2026-11-27-7-differences.js';
import { steps as steps8 } from './2026-11-27-8-answer-place.js';
import { steps as steps9 } from './2026-11-27-9-call-back.js';
import { steps as steps10 } from './2026-11-27-9-outgoing.js';
import { steps as steps11 } from './2026-11-27-9-report.js';
import { steps as steps12 } from './2026-11-27-10-engaged.js';
import { steps as steps13 } from './2026-11-27-11-number-pools.js';

export const mysqlMigrations: readonly NamedMigration[] = [
  steps1,
  steps2,
  steps3,
  steps4,
  steps5,
  steps6,
  steps7,
  steps8,
  steps9,
  steps10,
  steps11,
  steps12,
  steps13,
];
