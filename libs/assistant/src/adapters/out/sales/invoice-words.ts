import { Money } from '@prorab/kernel';
import { counted } from '@prorab/platform/marks';
import type { AwaitedInvoiceCard } from '@prorab/sales/contract';

/** Kopecks only where there are some. */
export const rub = (money: Money): string => money.format().replace(/,00(?=\u00a0₽)/, '');

export const booksInWords = (source: AwaitedInvoiceCard['source'], language: 'ru' | 'en'): string =>
  source === 'native' ? (language === 'ru' ? 'Прораб' : 'Prorab') : language === 'ru' ? '1С' : '1C';

/** «120 000 ₽ · 5 раб. дней без оплаты · шанс 70 %, обычно платит» */
export function awaitedInWords({ owed, days, chance, because }: AwaitedInvoiceCard, language: 'ru' | 'en'): string {
  const ru = language === 'ru';
  const span = counted(days, language, ['раб. день', 'раб. дня', 'раб. дней'], ['working day', 'working days']);
  const why = because[language].slice(0, 2).join(', ');
  const likely = chance === null ? null : `${ru ? 'шанс' : 'chance'} ${Math.round(chance * 100)}\u00a0%`;
  return [
    rub(Money.of(owed)),
    ru ? `${span} без оплаты` : `${span} without payment`,
    likely && (why ? `${likely}, ${why}` : likely),
  ]
    .filter(Boolean)
    .join(' · ');
}
