import { migration } from '@prorab/platform';

export const steps = migration('2026-11-27-1-messenger-deleted', [
  'create index `messenger_message_deleted_at_index` on `messenger_message` (`deleted_at`)',
]);
