import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-3-sales-plans', [
  'create table `sales_plan` (`id` text not null primary key, `month` text not null, `employee_id` text not null, `requests` integer null, `invoices` integer null, `paid` bigint null, `average_bill` bigint null, `paid_share` double null, `kept_at` datetime not null, `kept_by` text null)',
  'create index `sales_plan_month_employee_id_kept_at_id_index` on `sales_plan` (`month`, `employee_id`, `kept_at`, `id`)',
]);
