import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-5-sales-ledger-aside', [
  'create table `sales_ledger_aside` (`kind` varchar(20) not null, `id` varchar(200) not null, `why` varchar(200) not null, `fact` mediumtext not null, `at` datetime(3) not null, primary key (`kind`, `id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
]);
