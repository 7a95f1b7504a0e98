import { defineMessages, defineWords } from '@prorab/platform/marks';
import type { Texts } from '@prorab/platform/marks';
import type { InvalidReason, PasswordProblem } from './domain/team-errors.js';

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
  'team.branch-name-taken': {
    ru: 'Филиал с названием «{name}» уже есть',
    en: 'There is a branch called «{name}» already',
  },
  'team.branch-invalid': {
    ru: 'Неверно заполнено поле филиала «{field}»: {reason}',
    en: "The branch's {field} is wrong: {reason}",
  },
  'team.absence-missing': { ru: 'Такого отсутствия нет', en: 'No such absence' },
  'team.absence-not-planned': {
    ru: 'У вас нет ни текущего, ни запланированного отсутствия.',
    en: 'You have no absence that lasts or is to come.',
  },
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
    ru: 'Пароль не подходит: {reason}',
    en: 'The password will not do: {reason}',
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

const reasons: Record<InvalidReason | PasswordProblem, Texts> = {
  'name-length': { ru: 'нужно от 1 до 100 знаков', en: '1 to 100 characters are needed' },
  'role-unknown': { ru: 'такой роли нет', en: 'there is no such role' },
  'not-an-id': { ru: 'нужен номер UUID', en: 'an id is needed' },
  'extension-form': { ru: 'нужно от 2 до 5 цифр', en: '2 to 5 digits are needed' },
  'capacity-range': { ru: 'нужно число от 0 до 10000', en: 'a number from 0 to 10000 is needed' },
  'own-deputy': { ru: 'никто не замещает сам себя', en: 'nobody stands in for himself' },
  'not-an-address': { ru: '«{value}» не адрес электронной почты', en: '«{value}» is no e-mail address' },
  'login-form': {
    ru: 'нужен адрес почты или от 2 до 100 букв, цифр, точек и дефисов',
    en: 'an address is needed, or 2 to 100 letters, digits, dots and dashes',
  },
  'area-code-form': { ru: 'нужно от 3 до 5 цифр', en: '3 to 5 digits are needed' },
  'kind-unknown': { ru: 'такого вида отсутствия нет', en: 'there is no such kind' },
  'ends-before-it-begins': { ru: 'конец должен быть позже начала', en: 'it must end after it begins' },
  'longer-than-four-years': { ru: 'дольше четырёх лет не бывает', en: 'it is longer than four years' },
  'note-too-long': { ru: 'заметка длиннее 500 знаков', en: 'the note is longer than 500 characters' },
  'too-short': { ru: 'нужно не меньше {shortest} знаков', en: 'at least {shortest} characters are needed' },
  'too-long': { ru: 'в нём больше 200 знаков', en: 'it has more than 200 characters' },
  'too-common': { ru: 'его легко угадать', en: 'it is easy to guess' },
  'contains-login': { ru: 'в нём стоит логин', en: 'it contains the login' },
  'same-as-before': { ru: 'он такой же, как прежний', en: 'it is the one of before' },
};
const name: Texts = { ru: 'имя', en: 'name' };

export const teamWords = {
  reason: reasons,
  field: {
    name,
    login: { ru: 'логин', en: 'login' },
    role: { ru: 'роль', en: 'role' },
    branchId: { ru: 'филиал', en: 'branch' },
    extension: { ru: 'внутренний номер', en: 'extension' },
    capacity: { ru: 'сколько заявок сразу', en: 'capacity' },
    deputyId: { ru: 'заместитель', en: 'deputy' },
    emails: { ru: 'адреса почты', en: 'addresses' },
    city: { ru: 'город', en: 'city' },
    areaCode: { ru: 'код города', en: 'area code' },
  },
};
defineWords('team', teamWords);
defineWords('team.branch-invalid', { field: { name: { ru: 'название', en: 'name' } } });
