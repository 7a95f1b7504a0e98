import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-4-sales-pipelines', [
  'alter table `sales_inquiry` add column `pipeline` text null',
]);
