import { type Texts, defineMessages, defineWords } from '@prorab/platform/marks';
import type { StorageTrouble } from './domain/letter.errors.js';

export const mailMessages = defineMessages({
  'mail.letter-unreadable': { ru: 'Письмо не читается: {explanation}', en: 'The letter cannot be read: {explanation}' },
  'mail.letter-parser-busy': {
    ru: 'Слишком много писем читается сразу, повторите позже',
    en: 'Too many letters are being read at once, try again later',
  },
  'mail.letter-missing': { ru: 'Такого письма нет', en: 'There is no such letter' },
  'mail.attachment-missing': { ru: 'У письма нет такого вложения', en: 'The letter has no such attachment' },
  'mail.range-invalid': { ru: 'Запрошенной части файла нет', en: 'The file has no such range' },
  'mail.poisoned-missing': { ru: 'Такого отложенного письма нет', en: 'There is no such letter put aside' },
  'mail.poisoned-settled': {
    ru: 'С этим письмом уже разобрались ({status})',
    en: 'This letter is settled already ({status})',
  },
  'mail.store-unavailable': {
    ru: 'Письма сейчас нельзя сохранить: {reason} ({said})',
    en: 'Letters cannot be stored now: {reason} ({said})',
  },
  'mail.answer-missing': { ru: 'Такого ответа нет', en: 'There is no such answer' },
  'mail.answer-of-another': {
    ru: 'Этот ответ написал другой: отменить его может автор или руководитель',
    en: 'Somebody else wrote this answer: its author or the head may take it back',
  },
  'mail.thread-missing': { ru: 'Такой переписки нет', en: 'There is no such conversation' },
  'mail.answer-under-way': { ru: 'Ответ уже отправляется или отправлен', en: 'The answer is already on its way' },
  'mail.answer-not-uncertain': {
    ru: 'Судьба ответа известна ({status}), решать нечего',
    en: 'The fate of the answer is known ({status}), there is nothing to decide',
  },
  'mail.answered-meanwhile': {
    ru: 'Пока вы писали, в переписке появилось новое: {who}, {at:time}',
    en: 'Something new has come meanwhile: {who}, {at:time}',
  },
  'mail.recipient-missing': {
    ru: 'Укажите получателя вне компании',
    en: 'Name a recipient outside of the company',
  },
  'mail.recipient-invalid': {
    ru: 'В поле «{field}» есть неверный адрес',
    en: 'An address in «{field}» is not an e-mail address',
  },
  'mail.answer-empty': { ru: 'В ответе нет ни текста, ни вложений', en: 'The answer has neither text nor attachments' },
  'mail.answer-too-large': {
    ru: 'Вложения вместе больше {limit} байт',
    en: 'The attachments together are larger than {limit} bytes',
  },
  'mail.upload-missing': { ru: 'Файл не был загружен', en: 'The file was not uploaded' },
  'mail.upload-invalid': {
    ru: 'Ожидается один файл в multipart/form-data',
    en: 'One file in multipart/form-data is expected',
  },
  'mail.mailbox-cannot-send': {
    ru: 'Для ящика {mailbox} не задан адрес отправителя',
    en: 'No address to write from is configured for {mailbox}',
  },
  'mail.draft-refused': {
    ru: 'Поле письма {field} записать в таком виде нельзя',
    en: 'The field {field} of the letter cannot be written as it is',
  },
  'mail.password-missing': {
    ru: 'Не задан пароль: переменная окружения {variable}',
    en: 'The password is not set: environment variable {variable}',
  },
  'mail.server-unavailable': {
    ru: 'Почтовый сервер ящика {mailbox} не отвечает',
    en: 'The mail server of {mailbox} does not answer',
  },
  'mail.folder-missing': {
    ru: 'В ящике {mailbox} нет папки {folder}',
    en: 'The mailbox {mailbox} has no folder {folder}',
  },
});

const troubles: Record<StorageTrouble, Texts> = {
  'disk-full': { ru: 'на диске нет места', en: 'the disk is full' },
  'disk-broken': { ru: 'с диска не читается или на него не пишется', en: 'the disk cannot be read or written' },
  'too-much-open': { ru: 'не хватает памяти, файлов или соединений', en: 'memory, files or connections have run out' },
  'database-busy': { ru: 'база данных занята', en: 'the database is busy' },
  'database-away': { ru: 'база данных недоступна', en: 'the database cannot be reached' },
};
defineWords('mail.store-unavailable', { reason: troubles });
