import { Money } from '@prorab/kernel';
import type { Language } from '../history-line.js';

/** Money in kopecks, instants as ISO text, quantities as decimal text. */
export type UnpaidReason =
  | { code: 'phantom'; invoiceKey: string; number: string }
  | { code: 'no-contact'; since: string; days: number }
  | { code: 'question-unanswered'; at: string; hours: number }
  | { code: 'answer-was-slow'; at: string; hours: number }
  | { code: 'reminder-not-followed'; at: string; step: number }
  | { code: 'delivery-not-quoted'; at: string }
  | { code: 'price-risen'; item: string; price: number; before: number; number: string; at: string }
  | { code: 'no-stock'; item: string; wanted: string; free: string }
  | { code: 'owes'; amount: number };
export type UnpaidReasonCode = UnpaidReason['code'];

const titles: Readonly<Record<UnpaidReasonCode, { ru: string; en: string }>> = {
  phantom: { ru: 'Повтор другого счёта', en: 'The same as another invoice' },
  'no-contact': { ru: 'После счёта с клиентом не связывались', en: 'Nobody spoke to the customer after it' },
  'question-unanswered': { ru: 'Клиент ждёт ответа', en: 'The customer waits for an answer' },
  'answer-was-slow': { ru: 'Клиент долго ждал ответа', en: 'The customer waited long for an answer' },
  'reminder-not-followed': { ru: 'Напоминание осталось без действия', en: 'Nothing was done after the reminder' },
  'delivery-not-quoted': { ru: 'Доставку так и не посчитали', en: 'Delivery was never quoted' },
  'price-risen': { ru: 'Цена выше прошлой', en: 'Dearer than the last time' },
  'no-stock': { ru: 'Товара нет в наличии', en: 'Not in stock' },
  owes: { ru: 'За клиентом есть долг', en: 'The customer owes us' },
};
export const reasonTitle = (code: UnpaidReasonCode, language: Language): string => titles[code][language];

const rub = (kopecks: number): string => Money.ofKopecks(kopecks).format();
const span = (hours: number, language: Language): string =>
  hours < 48
    ? `${hours} ${language === 'ru' ? 'ч' : 'h'}`
    : `${Math.floor(hours / 24)} ${language === 'ru' ? 'дн.' : 'days'}`;

const dayInWords = (at: string): string => at.slice(0, 10).split('-').reverse().join('.');

/** One sentence with its facts. */
export function reasonInWords(reason: UnpaidReason, language: Language): string {
  const ru = language === 'ru';
  switch (reason.code) {
    case 'phantom':
      return ru
        ? `Повтор счёта № ${reason.number}: считается он`
        : `The same as invoice ${reason.number}, which counts`;
    case 'no-contact':
      return ru
        ? `После счёта с клиентом не связывались (дней: ${reason.days})`
        : `Nobody spoke to the customer after it (days: ${reason.days})`;
    case 'question-unanswered':
      return ru
        ? `Клиент ждёт ответа уже ${span(reason.hours, language)}`
        : `The customer has waited for an answer for ${span(reason.hours, language)}`;
    case 'answer-was-slow':
      return ru
        ? `Клиент ждал ответа ${span(reason.hours, language)}`
        : `The customer waited for an answer for ${span(reason.hours, language)}`;
    case 'reminder-not-followed':
      return ru
        ? `После напоминания (шаг ${reason.step}) ничего не сделано`
        : `Nothing was done after the reminder (step ${reason.step})`;
    case 'delivery-not-quoted':
      return ru
        ? `Клиент спрашивал о доставке ${dayInWords(reason.at)}, её так и не посчитали`
        : `The customer asked for delivery on ${reason.at.slice(0, 10)}, and it was never quoted`;
    case 'price-risen':
      return ru
        ? `${reason.item}: ${rub(reason.price)} вместо ${rub(reason.before)} в оплаченном счёте № ${reason.number}`
        : `${reason.item}: ${rub(reason.price)} instead of ${rub(reason.before)} in the paid invoice ${reason.number}`;
    case 'no-stock':
      return ru
        ? `${reason.item}: нужно ${reason.wanted}, свободно ${reason.free}`
        : `${reason.item}: ${reason.wanted} wanted, ${reason.free} free`;
    case 'owes':
      return ru
        ? `Клиент должен ${rub(reason.amount)} по другим отгрузкам`
        : `The customer owes ${rub(reason.amount)} for other shipments`;
  }
}

/** What pushes the chance, in words. */
const pushes: Readonly<Record<string, readonly [up: { ru: string; en: string }, down: { ru: string; en: string }]>> = {
  age: [
    { ru: 'счёт свежий', en: 'the invoice is fresh' },
    { ru: 'счёт давно без оплаты', en: 'unpaid for long' },
  ],
  sum: [
    { ru: 'такие суммы обычно платят', en: 'such sums are usually paid' },
    { ru: 'такие суммы платят реже', en: 'such sums are paid more seldom' },
  ],
  pays: [
    { ru: 'обычно платит', en: 'usually pays' },
    { ru: 'обычно не платит', en: 'usually does not pay' },
  ],
  new: [
    { ru: 'новый клиент', en: 'a new customer' },
    { ru: 'новый клиент', en: 'a new customer' },
  ],
  contacts: [
    { ru: 'есть разговор с клиентом', en: 'the customer is in touch' },
    { ru: 'разговоров не хватает', en: 'too little was spoken' },
  ],
  called: [
    { ru: 'клиент звонил сам', en: 'the customer called' },
    { ru: 'пришёл по звонку', en: 'came by a call' },
  ],
  wrote: [
    { ru: 'клиент писал сам', en: 'the customer wrote' },
    { ru: 'пришёл по письму', en: 'came by a letter' },
  ],
  place: [
    { ru: 'в этом городе платят чаще', en: 'in this city more is paid' },
    { ru: 'в этом городе платят реже', en: 'in this city less is paid' },
  ],
};
export const pushInWords = ({ feature, up }: { feature: string; up: boolean }, language: Language): string =>
  pushes[feature]?.[up ? 0 : 1][language] ?? feature;
