import { defineStream } from '@prorab/platform';

/** Desks that show reminders hear when one has changed; whose it is, is in the change, its text is asked for. */
export const remindersStream = defineStream('reminders', { right: 'assistant.reminder.own' });
