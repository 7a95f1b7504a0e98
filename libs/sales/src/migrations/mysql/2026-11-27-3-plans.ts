import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-3-sales-plans', [
  'create table `sales_plan` (`id` char(36) not null, `month` char(7) not null, `employee_id` char(36) not null, `requests` int null, `invoices` int null, `paid` bigint null, `average_bill` bigint null, `paid_share` double null, `kept_at` datetime(3) not null, `kept_by` char(36) null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB',
  'alter table `sales_plan` add index `sales_plan_month_employee_id_kept_at_id_index` (`month`, `employee_id`, `kept_at`, `id`)',
]);
