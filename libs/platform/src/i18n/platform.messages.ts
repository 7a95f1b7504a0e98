import { kernelMessages } from '@prorab/kernel';
import { defineMessages } from '../marks/index.js';

defineMessages(kernelMessages);

export const platformMessages = defineMessages({
  'platform.request-invalid': { ru: 'Запрос заполнен неверно: {problems}', en: 'The request is not valid: {problems}' },
  'platform.not-found': { ru: 'Такого адреса нет', en: 'There is nothing at this address' },
  'platform.address-malformed': { ru: 'Адрес запроса записан неверно', en: 'The address is not written correctly' },
  'platform.method-not-allowed': { ru: 'Этот адрес так не вызывают', en: 'This address is not called that way' },
  'platform.unauthenticated': {
    ru: 'Войдите: нужен действующий ключ доступа',
    en: 'Sign in: a valid access token is needed',
  },
  'platform.forbidden': { ru: 'Для этого нужно право {right}', en: 'This needs the right {right}' },
  'platform.cross-site': {
    ru: 'Запрос пришёл с чужой страницы и отклонён',
    en: 'The request came from a foreign page and was refused',
  },
  'platform.too-many-requests': {
    ru: 'Слишком много запросов, повторите через {seconds} с',
    en: 'Too many requests, try again in {seconds} s',
  },
  'platform.word-unknown': {
    ru: 'Сервер не знает слова «{word}» или оно вам недоступно',
    en: 'The server knows no word “{word}”, or it is not yours to say',
  },
  'platform.body-too-large': { ru: 'Тело запроса больше допустимого', en: 'The request body is too large' },
  'platform.body-malformed': { ru: 'Тело запроса не читается как JSON', en: 'The request body is not readable JSON' },
  'platform.body-not-json': {
    ru: 'Тело запроса должно быть в JSON: Content-Type: application/json',
    en: 'The request body must be JSON: Content-Type: application/json',
  },
  'platform.cursor-invalid': {
    ru: 'Закладка страницы не читается: начните список сначала',
    en: 'The page cursor is not readable: begin the list anew',
  },
  'platform.idempotency-key-invalid': {
    ru: 'Idempotency-Key: от 8 до 200 печатных знаков',
    en: 'Idempotency-Key: 8 to 200 printable characters',
  },
  'platform.idempotency-key-reused': {
    ru: 'Этот Idempotency-Key уже был у другого запроса',
    en: 'This Idempotency-Key was used for another request',
  },
  'platform.quarantined-missing': { ru: 'В карантине такого задания нет', en: 'There is no such task in quarantine' },
  'platform.stream-missing': { ru: 'Потока {stream} нет', en: 'There is no stream {stream}' },
  'platform.changes-gone': {
    ru: 'Изменения старше {floor} уже не хранятся: загрузите экран заново',
    en: 'Changes before {floor} are no longer kept: load the screen anew',
  },
  'platform.file-too-large': { ru: 'Файл больше {limit} байт', en: 'The file is larger than {limit} bytes' },
  'platform.file-missing': { ru: 'Файла нет в хранилище', en: 'The file is not in the store' },
  'platform.event-invalid': {
    ru: 'Событие {name} не подходит к своей схеме',
    en: 'The event {name} does not fit its schema',
  },
  'platform.configuration-invalid': {
    ru: 'Настройка неверна: {file}{list}',
    en: 'The configuration is not right: {file}',
  },
  'platform.database-address-invalid': {
    ru: 'Адрес базы данных непонятен',
    en: 'The database address is not understood',
  },
  'platform.database-unreachable': {
    ru: 'База данных {where} не отвечает',
    en: 'The database at {where} does not answer',
  },
  'platform.internal': {
    ru: 'Ошибка на нашей стороне, номер {requestId}',
    en: 'A fault on our side, number {requestId}',
  },
});
