import type { DealLine } from '../../../../application/queries/funnel/list-deals.query.js';
import type { FunnelView } from '../../../../application/queries/funnel/funnel-report.query.js';
import type { Dimension, Outcome, Stage } from '../../../../domain/funnel/stages.js';
import { byteOrderMark, csvLine } from '../csv.js';

const dimensionNames: Record<Dimension, string> = {
  week: 'Неделя',
  channel: 'Канал',
  manager: 'Менеджер',
  branch: 'Город',
  source: 'Источник',
  reason: 'Причина отказа',
};
const stageNames: Record<Stage, string> = {
  created: 'Создана',
  'in-work': 'В работе',
  answered: 'Отвечено',
  invoiced: 'Счёт выставлен',
  partly: 'Оплачено частично',
  paid: 'Оплачено',
  shipped: 'Отгружено',
};
const outcomeNames: Record<Outcome, string> = { open: 'в работе', won: 'успех', lost: 'отказ' };
/** Excel of a Russian reader takes a comma for the point. */
const sum = (roubles: string): string => roubles.replace('.', ',');

/** One row for each line of the report, stage, and whether it is ripe: a pivot table of the reader's own makes any view of it. */
export function funnelCsv({ by, lines }: FunnelView): string {
  const head = [...by.map((d) => dimensionNames[d]), 'Дозрели', 'Этап', 'Дошли до этапа', 'Остановились'];
  const money = ['Отказы', 'Счета дошедших, ₽', 'Оплачено дошедшими, ₽', 'Счета остановившихся, ₽', 'Счета отказов, ₽'];
  const rows = lines.flatMap(({ labels, ...figures }) =>
    (['ripe', 'unripe'] as const).flatMap((ripe) =>
      figures[ripe].stages.map((s) => [
        ...[...labels, ripe === 'ripe' ? 'да' : 'ещё нет', stageNames[s.stage]],
        ...[s.reached, s.stopped, s.lost].map(String),
        ...[s.invoiced, s.received, s.stoppedInvoiced, s.lostInvoiced].map(sum),
      ]),
    ),
  );
  return byteOrderMark + [[...head, ...money], ...rows].map(csvLine).join('');
}

const DEAL_HEAD = [
  ...['Номер', 'Вид', 'Создана', 'Неделя', 'Клиент', 'Канал', 'Менеджер', 'Город', 'Источник', 'Этап', 'Итог'],
  ...['Дозрела', 'Причина отказа', 'Счетов', 'Счета, ₽', 'Оплачено, ₽', 'Оплачено когда'],
];
/** Page by page, as the database gives it and the reader takes it. */
export async function* dealsCsv(pages: AsyncIterable<readonly DealLine[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(DEAL_HEAD);
  for await (const page of pages)
    yield page
      .map((d) =>
        csvLine([
          ...[d.number, d.kind === 'inquiry' ? 'обращение' : 'счёт', d.createdAt, d.week, d.party.name ?? ''],
          ...[d.channel ?? '', d.manager?.name ?? '', d.branch?.city ?? '', d.source ?? ''],
          ...[stageNames[d.stage], outcomeNames[d.outcome], d.ripe ? 'да' : 'ещё нет', d.lossReason ?? ''],
          ...[String(d.invoices), sum(d.invoiced), sum(d.received), d.paidAt ?? ''],
        ]),
      )
      .join('');
}
