import { defineMessages } from '@prorab/platform/marks';

export const serverMessages = defineMessages({
  'server.port-invalid': { ru: '{name} — число от 0 до 65535.', en: '{name} must be a number from 0 to 65535' },
  'server.configuration-missing': {
    ru: 'Файла настройки {file} нет: поправьте PRORAB_CONFIG.',
    en: 'PRORAB_CONFIG: there is no file {file}',
  },
});
