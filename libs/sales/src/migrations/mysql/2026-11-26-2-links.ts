import { migration } from '@prorab/platform';

export const steps = migration('2026-11-26-2-sales-links', [
  'alter table `sales_inquiry` add `linked_to` char(36) null, add `link` mediumtext null',
  'alter table `sales_inquiry` add index `sales_inquiry_linked_to_index` (`linked_to`)',
]);
