import { defineMessages, defineWords } from '@prorab/platform/marks';

export const telephonyMessages = defineMessages({
  'telephony.exchange-unavailable': {
    ru: 'АТС недоступна: {why}. Звонки идут мимо Прораба, по запасному пути',
    en: 'The exchange is not there: {why}. Calls go past Prorab, by the spare way',
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
  'telephony.records-unreadable': {
    ru: 'Журнал звонков АТС не читается, {file}: {why}. Дайте Прорабу право читать этот файл',
    en: 'The exchange’s list of calls cannot be read, {file}: {why}. Let Prorab read this file',
  },
  'telephony.no-phone': { ru: 'У вас нет добавочного номера', en: 'You have no extension' },
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
  'telephony.plan-header-wrong': {
    ru: 'Это не файл реестра нумерации: в первой строке нет столбца «{column}»',
    en: 'Not a file of the registry of numbers: the first row has no column “{column}”',
  },
  'telephony.plan-row-wrong': {
    ru: 'Строка {row}: неверно «{column}». Ничего не загружено',
    en: 'Row {row}: wrong “{column}”. Nothing was loaded',
  },
  'telephony.plan-rows-overlap': {
    ru: 'Строки {other} и {row} отдают один номер в разные места. Ничего не загружено',
    en: 'Rows {other} and {row} give one number to different places. Nothing was loaded',
  },
  'telephony.plan-zones-mixed': {
    ru: 'Строка {row}: код не из {zone}xx, как остальные. Ничего не загружено',
    en: 'Row {row}: not a code of {zone}xx, as the others. Nothing was loaded',
  },
  'telephony.plan-empty': { ru: 'В файле нет ни одной строки реестра', en: 'The file has no rows of the registry' },
  'telephony.plan-too-long': {
    ru: 'В файле больше {most} строк: это не реестр нумерации',
    en: 'The file has more than {most} rows: it is not the registry of numbers',
  },
  'telephony.plan-file-unreadable': {
    ru: 'Файл {path} не читается: {why}',
    en: '{path} cannot be read: {why}',
  },
  'telephony.report-period-empty': {
    ru: 'Конец периода должен быть не раньше начала',
    en: 'The period must not end before it begins',
  },
  'telephony.report-too-long': {
    ru: 'Отчёт по звонкам считается не больше чем за {limit} дней, задано {days}',
    en: 'The report of calls covers {limit} days at most, {days} were given',
  },
  'telephony.report-too-wide': {
    ru: 'Получилось больше {limit} строк. Сократите период или выберите один филиал',
    en: 'There are more than {limit} lines. Ask for a shorter period or for one branch',
  },
  'telephony.person-unnamed': {
    ru: 'Укажите, чьи записи удалить: номер или клиента, одно из двух',
    en: 'Say whose recordings: a number or a party, one of them',
  },
});
defineWords('telephony.exchange-unavailable', {
  why: {
    ECONNREFUSED: {
      ru: 'соединение отклонено, Asterisk не запущен или слушает другой порт (ECONNREFUSED)',
      en: 'the connection is refused, Asterisk is not running or listens elsewhere (ECONNREFUSED)',
    },
    ENOTFOUND: { ru: 'такого имени в сети нет (ENOTFOUND)', en: 'there is no such name in the net (ENOTFOUND)' },
    ETIMEDOUT: { ru: 'по этому адресу никто не отвечает (ETIMEDOUT)', en: 'nobody answers there (ETIMEDOUT)' },
    EHOSTUNREACH: { ru: 'до этого адреса нет дороги (EHOSTUNREACH)', en: 'there is no way to it (EHOSTUNREACH)' },
    ECONNRESET: { ru: 'соединение оборвалось (ECONNRESET)', en: 'the connection broke (ECONNRESET)' },
    'no-answer-in-time': { ru: 'ответа нет слишком долго', en: 'no answer in time' },
    'line-closed': { ru: 'соединение закрыто', en: 'the line was closed' },
    frozen: { ru: 'Asterisk завис: не отвечает на проверку связи', en: 'Asterisk is frozen: it answers no ping' },
    replaced: {
      ru: 'его приложение занял другой процесс: проверьте, нет ли второго Прораба с другой базой',
      en: 'another process has taken its application: look for a second Prorab on another base',
    },
    endless: { ru: 'ответ не кончается', en: 'an answer without end' },
    'told-to-stop': { ru: 'Прораб останавливается', en: 'Prorab is stopping' },
    off: { ru: 'телефония выключена (telephony.exchange)', en: 'telephony is off (telephony.exchange)' },
  },
});
