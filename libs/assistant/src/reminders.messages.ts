import { defineMessages, defineWords } from '@prorab/platform/marks';

export const remindersMessages = defineMessages({
  'assistant.reminder-missing': { ru: 'Такого напоминания нет.', en: 'There is no such reminder.' },
  'assistant.reminder-over': { ru: 'Напоминание № {number} уже {state}.', en: 'Reminder {number} is {state} already.' },
  'assistant.reminder-follows': {
    ru: 'Напоминание № {number} следует за своим предметом: перенесите срок там.',
    en: 'Reminder {number} follows its subject: change the date there.',
  },
  'assistant.reminder-not-yours': {
    ru: 'Напоминание № {number} не ваше.',
    en: 'Reminder {number} is somebody else’s.',
  },
  'assistant.date-in-the-past': { ru: 'Это время уже прошло: {at:time}.', en: 'That time is over: {at:time}.' },
  'assistant.date-too-far': {
    ru: 'Напоминание ставится не дальше чем на {years} лет вперёд.',
    en: 'A reminder is for the next {years} years.',
  },
  'assistant.repeat-invalid': {
    ru: 'Такое повторение не подходит: {reason}.',
    en: 'This repetition cannot be used: {reason}.',
  },
  'assistant.repeat-never-comes': {
    ru: 'По этому правилу не наступит ни одна дата.',
    en: 'This rule has no date ahead.',
  },
  'assistant.too-many-reminders': {
    ru: 'Больше {most} напоминаний сразу не бывает. Уберите лишние.',
    en: 'There are {most} reminders at most. Remove some first.',
  },
  'assistant.recipient-unknown': { ru: 'Такого сотрудника нет.', en: 'Nobody of that name works here.' },
  'assistant.subject-unknown': { ru: 'Того, о чём напоминать, нет.', en: 'There is no such thing to be reminded of.' },
  'assistant.answer-unknown': { ru: 'На напоминание нельзя так ответить.', en: 'A reminder has no such answer.' },
});

defineWords('assistant.reminder-over', {
  state: { done: { ru: 'выполнено', en: 'done' }, cancelled: { ru: 'отменено', en: 'cancelled' } },
});
defineWords('assistant.repeat-invalid', {
  reason: {
    frequency: { ru: 'не чаще раза в час', en: 'hourly at most' },
    'too-often': { ru: 'не чаще раза в час', en: 'hourly at most' },
    'not-understood': { ru: 'не понимаю, как часто', en: 'it does not say how often' },
    'too-long': { ru: 'правило слишком длинное', en: 'the rule is too long' },
    never: { ru: 'такого дня не бывает', en: 'there is no such day' },
    interval: { ru: 'промежуток бывает от 1 до 1000', en: 'the interval is 1 to 1,000' },
    day: { ru: 'день недели назван неверно или здесь не к месту', en: 'the weekday is wrong, or has no place here' },
    'month-day': {
      ru: 'число месяца названо неверно или здесь не к месту',
      en: 'the day of the month is wrong, or has no place here',
    },
    month: { ru: 'месяц назван неверно или здесь не к месту', en: 'the month is wrong, or has no place here' },
    hour: { ru: 'час бывает от 0 до 23', en: 'the hour is 0 to 23' },
    minute: { ru: 'минута бывает от 0 до 59', en: 'the minute is 0 to 59' },
    position: {
      ru: 'порядковый номер дня неверен или здесь не к месту',
      en: 'the position is wrong, or has no place here',
    },
    count: { ru: 'число повторений бывает от 1 до 10000', en: 'the count is 1 to 10,000' },
    until: { ru: 'последний день записан неверно', en: 'the last day is not written as it should be' },
    hourly: { ru: 'ежечасное повторение так не ограничить', en: 'an hourly one cannot be limited so' },
    yearly: { ru: 'для ежегодного нужны и число, и месяц', en: 'a yearly one needs both a day and a month' },
  },
});
