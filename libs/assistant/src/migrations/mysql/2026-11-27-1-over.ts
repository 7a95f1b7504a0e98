import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-1-assistant-over', [
  'alter table `assistant_reminder` add index `assistant_reminder_state_changed_at_index` (`state`, `changed_at`)',
]);
