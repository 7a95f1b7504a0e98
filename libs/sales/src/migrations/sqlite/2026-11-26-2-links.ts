import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-2-sales-links', [
  'alter table `sales_inquiry` add column `linked_to` text null',
  'alter table `sales_inquiry` add column `link` mediumtext null',
  'create index `sales_inquiry_linked_to_index` on `sales_inquiry` (`linked_to`)',
]);
