import { defineMessages } from '@prorab/platform/marks';

export const telephonyMessages = defineMessages({
  'telephony.exchange-unavailable': {
    ru: 'АТС не отвечает: {why}. Звонки идут мимо Прораба, по запасному пути',
    en: 'The exchange does not answer: {why}. Calls go past Prorab, by the spare way',
  },
  'telephony.exchange-refused': {
    ru: 'АТС отказывает: {status} {said}. Проверьте пользователя ARI и его пароль',
    en: 'The exchange refuses: {status} {said}. See to the user of ARI and its password',
  },
  'telephony.phone-unreachable': {
    ru: 'Телефон {endpoint} не подключён к АТС',
    en: 'The phone {endpoint} is not at the exchange',
  },
  'telephony.password-missing': {
    ru: 'Нет пароля АТС: задайте переменную {name}',
    en: 'The password of the exchange is missing: set {name}',
  },
  'telephony.call-missing': { ru: 'Такого звонка нет', en: 'There is no such call' },
  'telephony.missed-unknown': { ru: 'Такого пропущенного звонка нет', en: 'There is no such missed call' },
  'telephony.missed-closed': {
    ru: 'С этим пропущенным звонком уже разобрались',
    en: 'The missed call has been dealt with already',
  },
});
