import { type Texts, defineMessages, messageFor } from '@prorab/platform/marks';
import type { Language } from '../domain/understanding/command-shape.js';

/** What the assistant says of her own. */
const texts = {
  'assistant.says-unknown': { ru: 'Не поняла. Может быть, вы хотите:', en: 'I did not understand. Did you mean:' },
  'assistant.says-which': { ru: 'Что именно?', en: 'Which one?' },
  'assistant.says-forbidden': { ru: 'Эта команда вам недоступна.', en: 'You may not use this command.' },
  'assistant.says-not-here': {
    ru: 'Здесь я этого не делаю. Напишите мне лично.',
    en: 'I do not do that here. Write to me in our own conversation.',
  },
  'assistant.says-sure': { ru: 'Подтвердить?', en: 'Go ahead?' },
  'assistant.says-yes': { ru: 'Да', en: 'Yes' },
  'assistant.says-no': { ru: 'Нет', en: 'No' },
  'assistant.says-left': { ru: 'Хорошо, ничего не делаю.', en: 'All right, nothing is done.' },
  'assistant.says-nothing-asked': { ru: 'Сейчас я ни о чём не спрашиваю.', en: 'I am not asking anything now.' },
  'assistant.says-fault': {
    ru: 'Не получилось: ошибка на нашей стороне. Я передала её тем, кто чинит.',
    en: 'That did not work: a fault on our side. I have passed it to those who mend it.',
  },
  'assistant.says-welcome': { ru: 'Пожалуйста!', en: 'You are welcome!' },
  'assistant.says-again': { ru: 'Не поняла ответ.', en: 'I did not understand the answer.' },
  'assistant.says-wrong-number': {
    ru: 'Номер — целое число больше нуля, а здесь «{said}».',
    en: 'A number is whole and above zero, and this is “{said}”.',
  },
  'assistant.says-by-model': {
    ru: 'Команду выбрала языковая модель.',
    en: 'The command was chosen by a language model.',
  },
  'assistant.says-press-unknown': { ru: 'Этой кнопки уже нет.', en: 'This button is gone.' },
  'assistant.says-press-not-yours': { ru: 'Эта кнопка не для вас.', en: 'This button is not for you.' },
  'assistant.says-press-settled': { ru: 'Эта кнопка уже нажата.', en: 'This button was pressed already.' },
  'assistant.says-press-expired': {
    ru: 'Эта кнопка устарела. Спросите ещё раз.',
    en: 'This button has expired. Ask again.',
  },
} satisfies Record<string, Texts>;

export const assistantTexts = defineMessages(texts);

export const said = (what: keyof typeof texts, language: Language, details: Record<string, string> = {}): string =>
  messageFor(what, language, details, what);
