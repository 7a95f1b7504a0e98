import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-8-sales-set-aside-by-time', [
  'create index `sales_ledger_aside_at_kind_id_index` on `sales_ledger_aside` (`at`, `kind`, `id`)',
]);
