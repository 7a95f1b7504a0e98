import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-1-messenger-deleted', [
  'alter table `messenger_message` add index `messenger_message_deleted_at_index` (`deleted_at`)',
]);
