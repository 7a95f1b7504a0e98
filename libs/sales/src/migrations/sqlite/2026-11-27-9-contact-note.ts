import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-9-sales-contact-note', [
  'create table `sales_contact_note` (`contact_id` text not null primary key, `text` text not null, `noted_at` datetime not null)',
]);
