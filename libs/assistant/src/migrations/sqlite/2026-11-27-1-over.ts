import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-1-assistant-over', [
  'create index `assistant_reminder_state_changed_at_index` on `assistant_reminder` (`state`, `changed_at`)',
]);
