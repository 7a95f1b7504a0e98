import type { PlanAndFactView } from '../../../../application/queries/funnel/plan-and-fact.query.js';
import { byteOrderMark, csvLine } from '../csv.js';

const HEAD = [
  ...['Месяц', 'Менеджер', 'Обращения, план', 'Обращения, факт', 'Обращения, прогноз'],
  ...[
    'Счета, план',
    'Счета, факт',
    'Счета, прогноз',
    'Счета, ₽',
    'Оплачено, план, ₽',
    'Оплачено, факт, ₽',
    'Оплачено, прогноз, ₽',
  ],
  ...['Средний счёт, план, ₽', 'Средний счёт, факт, ₽', 'Доля оплаченных, план, %', 'Доля оплаченных, факт, %'],
];
const shown = (value: string | number | null | undefined): string => String(value ?? '').replace('.', ',');

export const plansCsv = ({ month, lines }: PlanAndFactView): string =>
  byteOrderMark +
  [
    HEAD,
    ...lines.map(({ manager, plan, fact, forecast }) => [
      ...[month, manager ? (manager.name ?? manager.id) : 'Ничьи'],
      ...[plan?.requests, fact.requests, forecast?.requests, plan?.invoices, fact.invoices, forecast?.invoices].map(
        shown,
      ),
      ...[fact.invoiced, plan?.paid, fact.paid, forecast?.paid, plan?.averageBill, fact.averageBill].map(shown),
      ...[plan?.paidShare, fact.paidShare].map(shown),
    ]),
  ]
    .map(csvLine)
    .join('');
