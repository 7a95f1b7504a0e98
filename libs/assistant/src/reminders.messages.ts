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
  },
});
