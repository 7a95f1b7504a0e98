import { defineMessages } from '@prorab/platform/marks';
import { visitorMessages } from './visitors.messages.js';
import { fileMessages, pushMessages } from './messenger-push.messages.js';

export const messengerMessages = defineMessages({
  ...fileMessages,
  ...visitorMessages,
  ...pushMessages,
  'messenger.conversation-missing': { ru: 'Такого разговора нет.', en: 'There is no such conversation.' },
  'messenger.message-missing': { ru: 'Такого сообщения нет.', en: 'There is no such message.' },
  'messenger.message-empty': { ru: 'Напишите текст или приложите файл.', en: 'Write a text or attach a file.' },
  'messenger.text-too-long': {
    ru: 'В сообщении {length} знаков, помещается {limit}. Разделите его или приложите файлом.',
    en: 'The message has {length} characters, {limit} fit. Split it or attach it as a file.',
  },
  'messenger.title-invalid': {
    ru: 'Назовите беседу: от 1 до {limit} знаков.',
    en: 'A title has 1 to {limit} characters.',
  },
  'messenger.too-many': { ru: 'Слишком много: не больше {limit}.', en: 'Too many: {limit} at most.' },
  'messenger.reaction-invalid': { ru: 'Отметка — это один значок.', en: 'A reaction is one sign.' },
  'messenger.not-yours': { ru: 'Это может сделать только автор.', en: 'Only its author can do this.' },
  'messenger.message-deleted': { ru: 'Сообщение удалено.', en: 'The message was deleted.' },
  'messenger.members-fixed': {
    ru: 'В этом разговоре состав участников не меняется.',
    en: 'Who takes part in this conversation cannot be changed.',
  },
  'messenger.conversation-closed': { ru: 'Разговор завершён.', en: 'The conversation is closed.' },
  'messenger.client-id-reused': {
    ru: 'Сообщение с этим номером уже есть, и оно другое. Обновите страницу.',
    en: 'There is another message under this id. Reload the page.',
  },
  'messenger.reply-elsewhere': {
    ru: 'Сообщение, на которое вы отвечаете, из другого разговора.',
    en: 'The message that you answer is of another conversation.',
  },
  'messenger.member-unknown': { ru: 'Такого сотрудника у нас нет.', en: 'There is no such employee at work here.' },
  'messenger.button-missing': { ru: 'Эта кнопка уже не действует.', en: 'This button is no longer there.' },
  'messenger.speech-unknown': {
    ru: 'Сообщение Авы ещё не поступило.',
    en: 'What Ava said has not come yet.',
  },
  'messenger.employee-needed': { ru: 'Это может сделать только сотрудник.', en: 'Only an employee can do this.' },
});
