import { defineMessages } from '@prorab/platform/marks';

export const teamMessages = defineMessages({
  'team.employee-missing': { ru: 'Такого сотрудника нет', en: 'No such employee' },
  'team.employee-invalid': {
    ru: 'Неверно заполнено поле сотрудника «{field}»: {reason}',
    en: "The employee's {field} is wrong: {reason}",
  },
  'team.employee-dismissed': {
    ru: 'Сотрудник здесь больше не работает',
    en: 'The employee does not work here any more',
  },
  'team.email-taken': {
    ru: 'Адрес {email} принадлежит другому сотруднику',
    en: 'The address {email} belongs to another employee',
  },
  'team.extension-taken': {
    ru: 'Внутренний номер {extension} принадлежит другому сотруднику',
    en: 'The extension {extension} belongs to another employee',
  },
  'team.login-taken': { ru: 'Логин {login} занят', en: 'The login {login} is taken' },
  'team.deputy-invalid': {
    ru: 'Заместителем может быть другой работающий сотрудник',
    en: 'A deputy is another employee who works here',
  },
  'team.last-administrator': {
    ru: 'Последнего администратора нельзя уволить или лишить роли',
    en: 'The last administrator cannot go or change roles',
  },
  'team.branch-missing': { ru: 'Такого филиала нет', en: 'No such branch' },
  'team.branch-unknown': {
    ru: '{where}: «{named}» не название и не город ровно одного филиала; есть: {known}',
    en: '{where}: «{named}» is the name or the city of no single branch; there are: {known}',
  },
  'team.branch-invalid': {
    ru: 'Неверно заполнено поле филиала «{field}»: {reason}',
    en: "The branch's {field} is wrong: {reason}",
  },
  'team.absence-missing': { ru: 'Такого отсутствия нет', en: 'No such absence' },
  'team.absence-invalid': { ru: 'Отсутствие задано неверно: {reason}', en: 'The absence is wrong: {reason}' },
  'team.absence-overlaps': {
    ru: 'В это время сотрудник уже отсутствует',
    en: 'The employee is away at that time already',
  },
  'team.absence-over': {
    ru: 'Отсутствие уже закончилось или отменено',
    en: 'The absence is over or cancelled already',
  },
  'team.login-refused': { ru: 'Неверный логин или пароль', en: 'Login or password is wrong' },
  'team.login-locked': {
    ru: 'Слишком много неудачных попыток, повторите через {retryAfterSeconds} с',
    en: 'Too many failures, try again in {retryAfterSeconds} s',
  },
  'team.second-factor-required': { ru: 'Введите код из приложения', en: 'The code of the authenticator is needed' },
  'team.second-factor-refused': { ru: 'Код неверен или уже использован', en: 'The code is wrong or was used already' },
  'team.second-factor-on': { ru: 'Второй фактор уже включён', en: 'The second factor is on already' },
  'team.second-factor-off': { ru: 'Второй фактор не включён', en: 'The second factor is off' },
  'team.second-factor-not-enrolled': { ru: 'Сначала добавьте ключ в приложение', en: 'Enrol an authenticator first' },
  'team.password-refused': {
    ru: 'Пароль не подходит ({reason}), нужно не меньше {shortest} знаков',
    en: 'The password will not do ({reason}), at least {shortest} characters',
  },
  'team.secret-unreadable': {
    ru: 'Сохранённый секрет не читается: возможно, сменился ключ шифрования',
    en: 'A stored secret cannot be read: the encryption key may have changed',
  },
  'team.secret-key-invalid': {
    ru: 'Ключ в {where} должен быть 32 байта в hex или base64',
    en: 'The key in {where} must be 32 bytes in hex or base64',
  },
  'team.session-missing': { ru: 'Такого сеанса у вас нет', en: 'There is no such session of yours' },
  'team.session-unknown': { ru: 'Сеанс завершён, войдите снова', en: 'The session has ended, log in again' },
});
