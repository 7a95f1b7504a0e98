import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-6-sales-set-aside-in-english', [
  "alter table `sales_ledger_aside` add column `why_en` text not null default ''",
]);
