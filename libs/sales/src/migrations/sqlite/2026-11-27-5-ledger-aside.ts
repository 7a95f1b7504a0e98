import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-5-sales-ledger-aside', [
  'create table `sales_ledger_aside` (`kind` text not null, `id` text not null, `why` text not null, `fact` mediumtext not null, `at` datetime not null, primary key (`kind`, `id`))',
]);
