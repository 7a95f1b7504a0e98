import type { NamedMigration } from '@prorab/platform';
import { steps as steps1 } from './2026-11-23-1-first.js';
import { steps as steps2 } from './2026-11-23-2-board-indexes.js';
import { steps as steps3 } from './2026-11-26-1-group-index.js';
import { steps as steps4 } from './2026-11-26-2-links.js';
import { steps as steps5 } from './2026-11-26-3-summary-indexes.js';
import { steps as steps6 } from './2026-11-27-1-ledger.js';
import { steps as steps7 } from './2026-11-27-2-invoice-care.js';
import { steps as steps8 } from './2026-11-27-2-mirror-settlement.js';
import { steps as steps9 } from './2026-11-27-3-ledger-orders.js';
import { steps as steps10 } from './2026-11-27-3-onec-stamps.js';
import { steps as steps11 } from './2026-11-27-3-plans.js';
import { steps as steps12 } from './2026-11-27-4-exchange.js';
import { steps as steps13 } from './2026-11-27-4-pipelines.js';
import { steps as steps14 } from './2026-11-27-5-bank-lines.js';
import { steps as steps15 } from './2026-11-27-5-ledger-aside.js';
import { steps as steps16 } from './2026-11-27-6-set-aside-in-english.js';
import { steps as steps17 } from './2026-11-27-7-order-invoice-key.js';
import { steps as steps18 } from './2026-11-27-8-set-aside-by-time.js';
import { steps as steps19 } from './2026-11-27-9-contact-note.js';

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
  steps14,
  steps15,
  steps16,
  steps17,
  steps18,
  steps19,
];
