import type { MatchReason } from '../../../domain/bank/line-judgement.js';

const WORDS: Readonly<Record<MatchReason, { ru: string; en: string }>> = {
  number: { ru: 'номер назван', en: 'its number is said' },
  'number-alike': { ru: 'номер назван без приставки', en: 'its number is said without its prefix' },
  'number-vague': {
    ru: 'назван похожий номер, но не сказано, что это счёт',
    en: 'a number like it is said, not of what',
  },
  date: { ru: 'дата совпадает', en: 'its date is said' },
  payer: { ru: 'плательщик тот же', en: 'the payer is its customer' },
  'other-payer': { ru: 'счёт другому клиенту', en: 'it is another customer’s' },
  sum: { ru: 'сумма равна остатку', en: 'the sum is its rest' },
  'sum-of-several': { ru: 'сумма складывается из нескольких счетов', en: 'the sum is that of several together' },
  part: { ru: 'пришло меньше остатка', en: 'less than its rest' },
  'more-than-rest': { ru: 'пришло больше остатка', en: 'more than its rest' },
  'paid-already': { ru: 'уже оплачен', en: 'paid already' },
  'issued-later': { ru: 'выставлен позже оплаты', en: 'issued after the money came' },
};
export const matchWords = (reasons: readonly MatchReason[], language: 'ru' | 'en'): string[] =>
  reasons.map((r) => WORDS[r][language]);
