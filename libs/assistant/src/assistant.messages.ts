import { defineMessages } from '@prorab/platform/marks';

export const assistantMessages = defineMessages({
  'assistant.listener-unknown': {
    ru: 'Ава отвечает только тем, кто здесь работает.',
    en: 'Ava answers only those who work here.',
  },
});
