import { Money } from '@prorab/kernel';
import {
  type SpokenAnswer,
  type SpokenContext,
  type SpokenOffer,
  counted,
  holds,
  saidDay,
} from '@prorab/platform/marks';
import type { BooksAge } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import type { ForgottenLine } from '../../../../application/queries/invoice-care/forgotten-line.js';
import type { InvoiceGlance, InvoiceName } from '../../../../application/queries/books/invoice-at-glance.query.js';
import { inWords } from '../answers-to-reminders.js';

export const INVOICE = 'sales.invoice-card';

/** «12 500 ₽», kopecks only where there are some. */
export const rub = (roubles: string): string =>
  Money.of(roubles)
    .format()
    .replace(/,00(?=\u00a0₽)/, '');

const STATES: Readonly<Record<string, { ru: string; en: string }>> = {
  draft: { ru: 'черновик', en: 'a draft' },
  void: { ru: 'не проведён или удалён', en: 'not posted, or deleted' },
  unpaid: { ru: 'не оплачен', en: 'not paid' },
  partly: { ru: 'оплачен частично', en: 'paid in part' },
  paid: { ru: 'оплачен', en: 'paid' },
  over: { ru: 'оплачен с избытком', en: 'overpaid' },
  refunded: { ru: 'деньги возвращены', en: 'refunded' },
  'not-tied': { ru: 'оплата не привязана', en: 'paid, not tied' },
};
export const stateWord = (state: string, { language }: SpokenContext): string => STATES[state]?.[language] ?? state;

/** Whose word it is, and how old: the books', when there are any. */
export function ofBooks(
  context: SpokenContext,
  age: BooksAge | null,
  text: string,
  more: Pick<SpokenAnswer, 'lines' | 'buttons'> = {},
): SpokenAnswer {
  const own = inWords(context, 'Прораб', 'Prorab');
  const source = age === null || age.source === 'native' ? own : inWords(context, '1С', '1C');
  return { text, ...more, source, asOf: age?.asOf ?? context.now };
}

/** «70 %» */
const percent = (chance: number): string => `${Math.round(chance * 100)}\u00a0%`;

/** «№ 451 · Ромашка · 120 000 ₽ · 5 раб. дней · шанс 70 %, обычно платит» */
export function forgottenInALine(line: ForgottenLine, context: SpokenContext): string {
  const ru = context.language === 'ru';
  const days = counted(
    line.days,
    context.language,
    ['раб. день', 'раб. дня', 'раб. дней'],
    ['working day', 'working days'],
  );
  const because = line.because.slice(0, 2).join(', ');
  const chance =
    line.chance === null ? '' : `${ru ? 'шанс' : 'chance'} ${percent(line.chance)}${because ? `, ${because}` : ''}`;
  return [`№ ${line.number}`, line.party.name ?? (ru ? 'без имени' : 'no name'), rub(line.owed), days, chance]
    .filter(Boolean)
    .join(' · ');
}

/** «№ 451 от 3 июня · Ромашка · 120 000 ₽» */
export const invoiceInALine = ({ number, issuedAt, partyName, total }: InvoiceName, context: SpokenContext): string =>
  [`№ ${number} ${inWords(context, 'от', 'of')} ${saidDay(issuedAt, context)}`, partyName, rub(total)]
    .filter(Boolean)
    .join(' · ');

export const offerOf = ({ invoiceKey, number }: { invoiceKey: string; number: string }): SpokenOffer => ({
  label: `№ ${number}`,
  command: INVOICE,
  slots: { invoice: invoiceKey },
});

/** The whole of it, a fact a line. */
export function invoiceAtLength(invoice: InvoiceGlance, manager: string | null, context: SpokenContext): string[] {
  const ru = context.language === 'ru';
  const { total, paid, owed, state } = invoice;
  const share = Number(total) > 0 ? Math.floor((Number(paid) / Number(total)) * 100) : 0;
  const some = Number(paid) > 0;
  return [
    `${ru ? 'Клиент' : 'Customer'}: ${invoice.partyName ?? '—'}`,
    `${ru ? 'Состояние' : 'State'}: ${stateWord(state, context)}`,
    `${ru ? 'Сумма' : 'Sum'}: ${rub(total)}${some ? `, ${ru ? 'оплачено' : 'paid'} ${rub(paid)} (${share}\u00a0%)` : ''}`,
    ...(state === 'partly' ? [`${ru ? 'Осталось' : 'To come'}: ${rub(owed)}`] : []),
    ...(invoice.payBy === null
      ? []
      : [`${ru ? 'Оплатить до' : 'Pay by'}: ${saidDay(new Date(`${invoice.payBy}T09:00:00Z`), context)}`]),
    ...(manager === null ? [] : [`${ru ? 'Менеджер' : 'Manager'}: ${manager}`]),
    ...invoice.lines.map((l) => `${l.name}, ${l.quantity}${l.unit ? ` ${l.unit}` : ''}: ${rub(l.sum)}`),
    ...(invoice.more > 0 ? [ru ? `…и ещё строк: ${invoice.more}` : `…and ${invoice.more} more lines`] : []),
  ];
}

/** What this person may do about its payment. */
export function careOffers(invoiceKey: string, { role, language }: SpokenContext): SpokenOffer[] {
  if (!holds(role, 'sales.invoice.care')) return [];
  const slots = { subject: invoiceKey };
  const label = (ru: string, en: string): string => (language === 'ru' ? ru : en);
  return [
    { label: label('Обещали к дате…', 'Promised by…'), command: 'sales.invoice-promised', slots },
    { label: label('Отказ…', 'Refused…'), command: 'sales.invoice-refused', slots },
    { label: label('Позвонили', 'Called'), command: 'sales.invoice-called', slots, sure: true },
    { label: label('Не моё', 'Not mine'), command: 'sales.invoice-not-mine', slots },
  ];
}
