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
  'telephony.recording-missing': { ru: 'Записи этого звонка нет', en: 'There is no recording of this call' },
  'telephony.recording-not-yours': {
    ru: 'Слушать запись могут руководитель и тот, кто сам разговаривал',
    en: 'Only the head and who has talked may listen',
  },
  'telephony.recording-not-ready': {
    ru: 'Запись {name} ещё не закончена на АТС',
    en: 'The recording {name} is not finished yet',
  },
  'telephony.recording-unreadable': {
    ru: 'Запись {name} не читается: {why}',
    en: 'The recording {name} cannot be read: {why}',
  },
  'telephony.range-invalid': { ru: 'Запрошенной части записи нет', en: 'The recording has no such range' },
  'telephony.person-unnamed': {
    ru: 'Укажите, чьи записи удалить: номер или клиента, одно из двух',
    en: 'Say whose recordings: a number or a party, one of them',
  },
});
