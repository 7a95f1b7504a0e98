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
    ru: 'Нет пароля АТС или провайдера: задайте переменную {name}',
    en: 'The password of the exchange or of a provider is missing: set {name}',
  },
  'telephony.password-unfit': {
    ru: '{name}: в файле Asterisk могут стоять латинские буквы, цифры и . _ ~ @ + -, не больше 128 знаков',
    en: '{name}: a file of Asterisk holds Latin letters, digits and . _ ~ @ + -, at most 128 of them',
  },
  'telephony.off': {
    ru: 'Телефония выключена: в company.yaml нет telephony.exchange (достаточно «exchange: {}»)',
    en: 'Telephony is off: company.yaml has no telephony.exchange (“exchange: {}” is enough)',
  },
  'telephony.files-unwritable': {
    ru: 'В папку {folder} нельзя записать: {why}',
    en: 'Nothing can be written to {folder}: {why}',
  },
  'telephony.phone-missing': {
    ru: 'Добавочного {extension} нет ни у кого из работающих сотрудников',
    en: 'Nobody who works here has the extension {extension}',
  },
  'telephony.own-phone-missing': {
    ru: 'У вас нет внутреннего номера: звонить не с чего. Его задаёт администратор в карточке сотрудника',
    en: 'You have no extension to call from. An administrator sets it on your card',
  },
  'telephony.number-undiallable': {
    ru: 'По номеру «{number}» позвонить нельзя: проверьте код города и цифры',
    en: '“{number}” is no number that can be called: check the city code and the digits',
  },
  'telephony.number-forbidden': {
    ru: 'На {number} отсюда звонить нельзя: разрешены номера России без платных служб',
    en: '{number} may not be called from here: numbers of Russia may, without paid services',
  },
  'telephony.inquiry-unknown': { ru: 'Обращения № {number} нет', en: 'There is no inquiry {number}' },
  'telephony.phone-unknown': {
    ru: 'У клиента из обращения № {number} телефон не указан',
    en: 'The customer of inquiry {number} has no phone number',
  },
  'telephony.caller-busy': { ru: 'Вы уже разговариваете или звоните', en: 'You are in a call already' },
  'telephony.too-many-calls': {
    ru: 'Больше {most} звонков за минуту: подождите немного',
    en: 'More than {most} calls within a minute: wait a little',
  },
  'telephony.call-key-reused': {
    ru: 'Этот запрос уже был звонком на другой номер',
    en: 'This request was a call to another number already',
  },
  'telephony.call-missing': { ru: 'Такого звонка нет', en: 'There is no such call' },
  'telephony.missed-unknown': { ru: 'Такого пропущенного звонка нет', en: 'There is no such missed call' },
  'telephony.missed-closed': {
    ru: 'С этим пропущенным звонком уже разобрались',
    en: 'The missed call has been dealt with already',
  },
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
