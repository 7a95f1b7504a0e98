import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-9-sales-contact-note', [
  'create table `sales_contact_note` (`contact_id` varchar(100) not null, `text` text not null, `noted_at` datetime(3) not null, primary key (`contact_id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
]);
