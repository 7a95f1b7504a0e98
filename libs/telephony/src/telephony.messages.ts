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
  'telephony.sound-unfit': {
    ru: 'Звук {file} не подходит: {why}. Нужен WAV: 16 бит, 8 кГц, один канал (ffmpeg -i запись.mp3 -ar 8000 -ac 1 -c:a pcm_s16le имя.wav)',
    en: 'The sound {file} does not fit: {why}. It has to be a WAV of 16 bits, 8 kHz, one channel (ffmpeg -i voice.mp3 -ar 8000 -ac 1 -c:a pcm_s16le name.wav)',
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
  'telephony.call-not-talking': {
    ru: 'В этом звонке сейчас никто не разговаривает',
    en: 'Nobody talks in this call now',
  },
  'telephony.call-not-yours': {
    ru: 'Управлять разговором могут его участники и руководитель',
    en: 'Only who talks in it and the head may steer a call',
  },
  'telephony.call-moving': {
    ru: 'Звонок уже передают, с кем-то советуются или говорят втроём: сначала закончите это',
    en: 'The call is being handed over, somebody is asked, or three talk: end that first',
  },
  'telephony.no-consultation': {
    ru: 'Сейчас ни с кем не советуются, или коллега ещё не ответил',
    en: 'Nobody is asked now, or the colleague has not answered yet',
  },
  'telephony.colleague-busy': { ru: '{who}: сейчас разговаривает', en: '{who} is in a talk' },
  'telephony.colleague-unreachable': {
    ru: '{who}: телефон не в сети',
    en: 'The phone of {who} is not at the exchange',
  },
  'telephony.target-unfit': {
    ru: 'Передать сюда нельзя: {target}. Нужен добавочный другого сотрудника или номер телефона',
    en: 'Nobody can be called at {target}: an extension of another employee, or a phone number',
  },
  'telephony.no-way-out': {
    ru: 'На номера вне компании позвонить нельзя: в настройках нет провайдера',
    en: 'Numbers outside cannot be called: the configuration names no provider',
  },
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
  'telephony.pool-missing': { ru: 'Пула номеров {pool} нет', en: 'There is no pool of numbers {pool}' },
  'telephony.page-foreign': {
    ru: 'Страницы этого сайта не могут спрашивать номера пула: добавьте сайт в telephony.pools, origins',
    en: 'Pages of this site may not ask for numbers of the pool: add it to origins of telephony.pools',
  },
  'telephony.person-unnamed': {
    ru: 'Укажите, чьи записи удалить: номер или клиента, одно из двух',
    en: 'Say whose recordings: a number or a party, one of them',
  },
});
defineWords('telephony.sound-unfit', {
  why: {
    ENOENT: { ru: 'такого файла нет', en: 'there is no such file' },
    EACCES: { ru: 'читать его нельзя', en: 'it may not be read' },
    'no-wav': {
      ru: 'это не WAV из 16-битных отсчётов, или в нём тишина',
      en: 'it is no WAV of 16 bits, or holds no sound',
    },
    'other-rate': { ru: 'другая частота или больше одного канала', en: 'another rate, or more than one channel' },
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
