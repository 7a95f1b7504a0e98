import { type Texts, defineMessages, defineWords } from '@prorab/platform/marks';
import type { PictureTrouble } from './domain/files/file-errors.js';
import type { EndpointTrouble } from './domain/push/push-errors.js';

export const fileMessages = defineMessages({
  'messenger.file-missing': { ru: 'Такого файла нет', en: 'There is no such file' },
  'messenger.files-not-welcome': {
    ru: 'В эту беседу вы не можете отправлять файлы',
    en: 'You cannot send files to this conversation',
  },
  'messenger.file-empty': { ru: 'Файл «{name}» пуст', en: 'The file «{name}» is empty' },
  'messenger.file-disguised': {
    ru: 'Файл «{name}» не то, чем назван: внутри {type}. Отправьте его под настоящим именем',
    en: 'The file «{name}» is not what its name says: inside is {type}. Send it under its real name',
  },
  'messenger.file-executable': {
    ru: '«{name}» — программа; программы здесь не принимаются',
    en: '«{name}» is a program; programs are not taken here',
  },
  'messenger.file-infected': {
    ru: 'В файле «{name}» найден вирус ({found}), файл не принят',
    en: 'The file «{name}» carries a virus ({found}) and was not taken',
  },
  'messenger.virus-scan-unavailable': {
    ru: 'Проверка на вирусы сейчас не работает, отправьте файл позже',
    en: 'Files cannot be checked for viruses now, send it later',
  },
  'messenger.picture-unreadable': {
    ru: 'Картинку нельзя принять: {because}',
    en: 'The picture cannot be taken: {because}',
  },
  'messenger.picture-not-for-customers': {
    ru: '«{name}» может выдать клиенту место и время съёмки, а убрать их из {type} нельзя. Отправьте картинку как JPEG или PNG',
    en: '«{name}» may tell the customer where and when it was taken, which cannot be removed from {type}. Send it as JPEG or PNG',
  },
  'messenger.too-many-files': {
    ru: 'В одном сообщении не больше {limit} файлов',
    en: 'A message takes at most {limit} files',
  },
  'messenger.too-many-unsent-files': {
    ru: 'Загружено и не отправлено уже {limit} файлов: сначала отправьте их',
    en: '{limit} files are uploaded and not sent: send them first',
  },
  'messenger.range-invalid': { ru: 'Запрошенной части файла нет', en: 'The file has no such range' },
  'messenger.upload-invalid': {
    ru: 'Ожидается один файл в multipart/form-data',
    en: 'One file in multipart/form-data is expected',
  },
});
const pictureTroubles: Record<PictureTrouble, Texts> = {
  broken: { ru: 'файл повреждён', en: 'the file is broken' },
  'too-large': { ru: 'в ней слишком много точек', en: 'it has too many pixels' },
  'too-slow': { ru: 'она слишком долго обрабатывается', en: 'it takes too long to process' },
};
defineWords('messenger.picture-unreadable', { because: pictureTroubles });

export const pushMessages = defineMessages({
  'messenger.push-endpoint-refused': {
    ru: 'На этот адрес уведомления не отправляются: {because}',
    en: 'Notifications are not sent to this address: {because}',
  },
  'messenger.push-keys-invalid': {
    ru: 'Ключи подписки не похожи на ключи браузера',
    en: 'The keys of the subscription are not those of a browser',
  },
  'messenger.push-off': {
    ru: 'На этом сервере уведомления не настроены: нет ключей (npm run cli -- make-push-keys)',
    en: 'Notifications are not set up on this server: it has no keys (npm run cli -- make-push-keys)',
  },
  'messenger.push-device-missing': { ru: 'Такого устройства нет', en: 'There is no such device' },
  'messenger.push-key-wrong': {
    ru: 'Закрытый ключ уведомлений в переменной окружения {variable} {because}',
    en: 'The private key of notifications in the environment variable {variable} {because}',
  },
  'messenger.notice-settings-invalid': {
    ru: 'Настройки уведомлений заданы неверно: {field}',
    en: 'The notification settings are wrong: {field}',
  },
});
const endpointTroubles: Record<EndpointTrouble, Texts> = {
  'not-https': { ru: 'нужен адрес https', en: 'it must be https' },
  'not-public': { ru: 'это не открытый интернет', en: 'it is not on the open internet' },
  'odd-port': { ru: 'у него необычный порт', en: 'it has an odd port' },
};
defineWords('messenger.push-endpoint-refused', { because: endpointTroubles });
defineWords('messenger.push-key-wrong', {
  because: {
    missing: { ru: 'не задан', en: 'is not set' },
    another: { ru: 'не подходит к открытому', en: 'does not fit the public one' },
  },
});
defineWords('messenger.notice-settings-invalid', {
  field: {
    delays: { ru: 'задержки', en: 'delays' },
    quiet: { ru: 'тихие часы', en: 'quiet hours' },
    muted: { ru: 'беседы без звука', en: 'muted conversations' },
  },
});
