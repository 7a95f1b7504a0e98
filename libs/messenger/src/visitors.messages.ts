import { defineMessages } from '@prorab/platform/marks';

export const visitorMessages = defineMessages({
  'messenger.site-missing': { ru: 'Такого сайта нет в настройках.', en: 'The configuration knows no such site.' },
  'messenger.origin-refused': {
    ru: 'Чат стоит на странице, которой нет в списке адресов этого сайта.',
    en: 'The chat stands on a page that is not listed for this site.',
  },
  'messenger.identity-invalid': {
    ru: 'Подпись сайта под именем посетителя не подходит.',
    en: 'The site’s signature under the name of the visitor does not fit.',
  },
  'messenger.visitor-unknown': { ru: 'Этот ключ больше не действует.', en: 'This token is good no more.' },
  'messenger.chat-missing': { ru: 'Такого чата нет.', en: 'There is no such chat.' },
  'messenger.chat-closed': { ru: 'Чат завершён.', en: 'The chat is closed.' },
  'messenger.agent-unknown': {
    ru: 'Этот сотрудник не ведёт чаты с посетителями.',
    en: 'This person does not talk to visitors.',
  },
  'messenger.department-unknown': { ru: 'Такого отдела нет в настройках.', en: 'There is no such department.' },
  'messenger.transfer-not-to-one': {
    ru: 'Чат передают либо сотруднику, либо отделу: выберите одно.',
    en: 'A chat goes either to a colleague or to a department: choose one.',
  },
  'messenger.partner-missing': { ru: 'Такого партнёра нет.', en: 'There is no such partner.' },
  'messenger.contact-needed': {
    ru: 'Оставьте телефон или адрес почты, чтобы мы могли ответить.',
    en: 'Leave a phone number or an e-mail address, so that we can answer.',
  },
});
